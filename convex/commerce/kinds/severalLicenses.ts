import type { Infer } from "convex/values";
import { CART } from "../../../lib/domain/cartBounds";
import type { Doc } from "../../_generated/dataModel";
import type { QueryCtx } from "../../_generated/server";
import { fail } from "../../errors";
import { attempt, type Attempt } from "../../platform/attempt";
import { joinedKey } from "../itemKeys";
import { bestLicense } from "../licenses";
import type { vWish } from "../validators";
import { licenseQuote } from "./beatLicense";
import type { Quote } from "./productKind";

export type Wish = Infer<typeof vWish>;

/**
 * A quote for several licences of one store: one order, a line and a claim for each. What cannot be bought refuses the whole,
 * and the details name each beat that stands in the way.
 */
export async function severalLicenses(ctx: QueryCtx, wishes: readonly Wish[], buyer: Doc<"users">): Promise<Quote> {
  if (wishes.length === 0) fail("invalid_request", "There is nothing to buy in this cart.");
  if (wishes.length > CART.checkoutLines) fail("invalid_request", `One checkout takes ${CART.checkoutLines} licences. Leave some for the next.`);
  if (new Set(wishes.map(({ beatId }) => beatId)).size < wishes.length) fail("invalid_request", "A checkout takes one licence for each beat. Choose one of them.");
  const quotes = await Promise.all(wishes.map(async (wish) => ({ wish, tried: await wishQuote(ctx, wish, buyer) })));
  const problems = quotes.flatMap(({ wish, tried }) => (tried.ok ? [] : [{ beatId: wish.beatId, ...tried }]));
  const [first] = problems;
  if (first !== undefined) fail(first.code, first.message, problems.map(({ beatId, message }) => ({ field: beatId, message })));
  return together(quotes.flatMap(({ tried }) => (tried.ok ? [tried.value] : [])));
}

/** One licence of several, for a buyer or for anybody, or why it cannot be bought, in words that name the beat. */
export async function wishQuote(ctx: QueryCtx, { beatId, tierType }: Wish, buyer: Doc<"users"> | null): Promise<Attempt<Quote>> {
  const quote = await attempt(async () => {
    const held = buyer === null ? null : await bestLicense(ctx, buyer._id, beatId);
    const quoted = await licenseQuote(ctx, { beatId, tierType }, buyer);
    // An upgrade goes back alone when what it builds upon does, so it is an order of its own.
    if (held !== null) fail("conflict", `You hold its ${held.snapshot.tier.name.toLowerCase()}: go up from there on the beat's own page, for the difference.`);
    return quoted;
  });
  if (quote.ok) return quote;
  const beat = await ctx.db.get(beatId);
  const name = beat === null || beat.status === "draft" ? "A beat that is no longer on sale" : `“${beat.title}”`;
  return { ...quote, message: `${name}: ${quote.message}` };
}

/** Quotes of single licences as one. Errors: `invalid_request` where they are not of one store. */
export function together(quotes: readonly Quote[]): Quote {
  const [first, ...others] = quotes;
  if (first === undefined) fail("internal", "A cart was quoted without lines.");
  const lines = quotes.flatMap((quote) => quote.lines);
  const store = lines[0]?.storeId;
  if (lines.some(({ storeId }) => storeId !== store) || others.some(({ currency }) => currency !== first.currency)) {
    fail("invalid_request", "A checkout is with one store. Buy the beats of each store by themselves.");
  }
  return {
    itemKey: joinedKey(quotes.map(({ itemKey }) => itemKey)),
    claims: quotes.flatMap(({ claims }) => claims),
    currency: first.currency,
    cancelPath: others.length === 0 ? first.cancelPath : "/checkout/cancel?cart=1",
    lines,
  };
}
