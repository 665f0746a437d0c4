import type { Doc, Id } from "../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../_generated/server";

/** A first count reads at most this many beats. */
const MOST_COUNTED = 2_000;

export async function shopfrontOf(ctx: QueryCtx, storeId: Id<"stores">): Promise<Doc<"shopfronts"> | null> {
  return await ctx.db
    .query("shopfronts")
    .withIndex("by_store", (q) => q.eq("storeId", storeId))
    .unique();
}

/**
 * Counts a beat that came onto the shelf (1) or left it (-1). A store's row is written only when what it sells changes, so
 * stores never wait for one another; a store that was never counted is counted whole.
 */
export async function keepShopfront(ctx: MutationCtx, storeId: Id<"stores">, change: 1 | 0 | -1): Promise<void> {
  const row = await shopfrontOf(ctx, storeId);
  if (row !== null && change === 0) return;
  const beats = row === null ? await countBeats(ctx, storeId) : Math.max(row.beats + change, 0);
  const next = { storeId, beats, open: beats > 0, changedAt: change === 1 || row === null ? Date.now() : row.changedAt };
  if (row === null) await ctx.db.insert("shopfronts", next);
  else await ctx.db.replace(row._id, next);
}

async function countBeats(ctx: QueryCtx, storeId: Id<"stores">): Promise<number> {
  const listed = await ctx.db
    .query("beatListings")
    .withIndex("by_store", (q) => q.eq("storeId", storeId))
    .take(MOST_COUNTED);
  return listed.length;
}
