import type { Infer } from "convex/values";
import { TIER_TEMPLATES } from "../../lib/domain/beatTiers";
import { missingFor } from "../../lib/domain/bulkDeals";
import { listedLevels } from "../../lib/domain/levels";
import { CART } from "../../lib/domain/cartBounds";
import type { Doc, Id } from "../_generated/dataModel";
import type { QueryCtx } from "../_generated/server";
import { together, wishQuote, type Wish } from "../commerce/kinds/severalLicenses";
import type { QuotedLine } from "../commerce/kinds/productKind";
import { runningDeals } from "../deals/bulkDeals";
import { dealLine, withDeals } from "../deals/dealQuote";
import type { VisitorQueryCtx } from "../functions";
import { linesOfCart } from "./lines";
import type { vCart, vCartGroup, vCartRow, vLooseWish } from "./validators";

type Group = Infer<typeof vCartGroup>;
type Row = Infer<typeof vCartRow>;
type Shelf = { wish: Wish; beat: Doc<"beats"> };

/** A cart with prices, by store: the account's own, or the lines that a visitor's browser kept. Priced by what the checkout asks. */
export async function cartView(ctx: VisitorQueryCtx, kept: readonly Infer<typeof vLooseWish>[]): Promise<Infer<typeof vCart>> {
  const wishes = ctx.user === null ? kept.slice(0, CART.rows) : await linesOfCart(ctx, ctx.user._id);
  const shelves = new Map<Id<"stores">, Shelf[]>();
  const gone: string[] = [];
  for (const { beatId: id, tierType } of wishes) {
    const beatId = ctx.db.normalizeId("beats", id);
    const beat = beatId === null ? null : await ctx.db.get(beatId);
    if (beat === null || beat.status === "draft") gone.push(id);
    else shelves.set(beat.storeId, [...(shelves.get(beat.storeId) ?? []), { wish: { beatId: beat._id, tierType }, beat }]);
  }
  const groups = await Promise.all([...shelves].map(async ([storeId, shelf]) => await groupOf(ctx, storeId, shelf)));
  return { groups: groups.flat(), lines: [...shelves.values()].flat().map(({ wish }) => wish), gone };
}

async function groupOf(ctx: VisitorQueryCtx, storeId: Id<"stores">, shelf: readonly Shelf[]): Promise<Group[]> {
  const store = await ctx.db.get(storeId);
  const [first] = shelf;
  if (store === null || first === undefined) return [];
  const tried = await Promise.all(shelf.map(async ({ wish }) => await wishQuote(ctx, wish, ctx.user)));
  const good = tried.flatMap((quote) => (quote.ok ? [quote.value] : [])).slice(0, CART.checkoutLines);
  const plain = good.flatMap(({ lines }) => lines);
  const priced = good.length === 0 ? [] : (await withDeals(ctx, together(good))).lines;
  const lineOf = new Map(priced.map((line) => [line.detail.beatId, line]));
  const rows = shelf.map(({ beat, wish }, at) => {
    const line = lineOf.get(beat._id);
    const refused = tried[at];
    if (line !== undefined) return rowOf(beat, wish, line, null);
    return rowOf(beat, wish, null, refused?.ok === false ? { code: refused.code, words: refused.message } : LATER);
  });
  const total = priced.reduce((sum, { unitAmount }) => sum + unitAmount, 0);
  return [{ store: { slug: store.slug, name: store.name }, currency: first.beat.currency, rows, deals: await dealsFor(ctx, storeId, shelf, plain), total }];
}

const LATER = { code: "unavailable", words: `One checkout takes ${CART.checkoutLines} licences. This one stays for the next.` };

function rowOf(beat: Doc<"beats">, wish: Wish, line: QuotedLine | null, problem: Row["problem"]): Row {
  return {
    ...wish,
    slug: beat.slug,
    title: beat.title,
    levels: listedLevels(beat.audio?.peaks ?? []),
    tiers: beat.tiers.filter(({ enabled }) => enabled).map(({ tierType, price }) => ({ tierType, name: TIER_TEMPLATES[tierType].name, price })),
    listPrice: line === null ? null : (line.listAmount ?? line.unitAmount),
    price: line?.unitAmount ?? null,
    off: (line?.discounts ?? []).map(({ words }) => words),
    fixed: line?.discounts?.some(({ kind }) => kind === "offer") === true,
    problem,
  };
}

/** Deals on the licences that are there, with how many more make the next one free. */
async function dealsFor(ctx: QueryCtx, storeId: Id<"stores">, shelf: readonly Shelf[], lines: readonly QuotedLine[]): Promise<Group["deals"]> {
  const deals = await runningDeals(ctx, storeId);
  return deals
    .filter(({ tierType }) => shelf.some(({ wish }) => wish.tierType === tierType))
    .map(({ tierType, buy, get }) => ({ tierType, tierName: TIER_TEMPLATES[tierType].name, buy, get, missing: missingFor({ tierType, buy, get }, lines.map(dealLine)) }));
}
