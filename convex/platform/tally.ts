import type { MutationCtx, QueryCtx } from "../_generated/server";

/** Parts that a number is counted in, so that two people who change it seldom wait for one another. */
const PARTS = 8;

/** Adds to the number called `key`. A part may go below zero; what counts is their sum. */
export async function addToTally(ctx: MutationCtx, key: string, by: 1 | -1): Promise<void> {
  const part = Math.floor(Math.random() * PARTS);
  const row = await ctx.db
    .query("tallies")
    .withIndex("by_key", (q) => q.eq("key", key).eq("part", part))
    .unique();
  if (row === null) await ctx.db.insert("tallies", { key, part, count: by });
  else await ctx.db.patch(row._id, { count: row.count + by });
}

/** What has been counted under `key`. */
export async function tallyOf(ctx: QueryCtx, key: string): Promise<number> {
  const parts = await ctx.db
    .query("tallies")
    .withIndex("by_key", (q) => q.eq("key", key))
    .take(PARTS);
  return parts.reduce((sum, { count }) => sum + count, 0);
}
