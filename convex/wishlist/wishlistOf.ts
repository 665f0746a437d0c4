import type { PaginationOptions } from "convex/server";
import type { Infer } from "convex/values";
import { listedLevels } from "../../lib/domain/levels";
import { WISHES } from "../../lib/domain/wishes";
import { beatCard, storeReader } from "../beats/beatCard";
import type { Doc, Id } from "../_generated/dataModel";
import type { QueryCtx } from "../_generated/server";
import type { UserQueryCtx } from "../functions";
import { bounded } from "../platform/bounded";
import type { vWishRow } from "./schema";

type WishRow = Infer<typeof vWishRow>;

/** What the caller saved, the latest first. What left the market since stays, and says so. */
export async function wishlistOf(ctx: UserQueryCtx, paginationOpts: PaginationOptions) {
  const storeOf = storeReader(ctx);
  const result = await ctx.db
    .query("wishes")
    .withIndex("by_user", (q) => q.eq("userId", ctx.user._id))
    .order("desc")
    .paginate(bounded(paginationOpts));
  const rows = await Promise.all(result.page.map(async (wish) => await row(ctx, wish, storeOf)));
  return { ...result, page: rows.filter((one) => one !== null) };
}

/** The ids of everything the caller saved: what fills the hearts of a page. */
export async function wishedBeats(ctx: UserQueryCtx): Promise<Id<"beats">[]> {
  const wishes = await ctx.db
    .query("wishes")
    .withIndex("by_user", (q) => q.eq("userId", ctx.user._id))
    .take(WISHES.max);
  return wishes.map(({ beatId }) => beatId);
}

const STATES = { published: "on_sale", sold: "sold", draft: "withdrawn" } as const;

async function row(ctx: QueryCtx, wish: Doc<"wishes">, storeOf: ReturnType<typeof storeReader>): Promise<WishRow | null> {
  const beat = await ctx.db.get(wish.beatId);
  if (beat === null) return null;
  const state = STATES[beat.status];
  const card = { ...beatCard(beat, await storeOf(beat.storeId)), peaks: listedLevels(beat.audio?.peaks ?? []) };
  return {
    // What is not on sale is not public either: its sound stays with its maker until it comes back.
    beat: state === "withdrawn" ? { ...card, preview: null } : card,
    savedAt: wish._creationTime,
    savedPrice: wish.price,
    state,
    cheaper: state === "on_sale" && card.currency === wish.currency && card.fromPrice < wish.price,
  };
}
