import { internal } from "../_generated/api";
import type { Id } from "../_generated/dataModel";
import type { MutationCtx } from "../_generated/server";
import { followTally } from "../follows/followers";
import { addToTally } from "../platform/tally";
import { wishTally } from "../wishlist/wishTally";

/** Rows of each table that one transaction takes away. */
const BATCH = 100;

/** Deletes what an erased account saved and followed, a batch at a time, and takes it out of what was counted. */
export async function forgetTies(ctx: MutationCtx, userId: Id<"users">): Promise<void> {
  const wishes = await ctx.db.query("wishes").withIndex("by_user", (q) => q.eq("userId", userId)).take(BATCH);
  for (const { _id, beatId } of wishes) {
    await ctx.db.delete(_id);
    await addToTally(ctx, wishTally(beatId), -1);
  }
  const follows = await ctx.db.query("follows").withIndex("by_user", (q) => q.eq("userId", userId)).take(BATCH);
  for (const { _id, storeId } of follows) {
    await ctx.db.delete(_id);
    await addToTally(ctx, followTally(storeId), -1);
  }
  if (wishes.length === BATCH || follows.length === BATCH) await ctx.scheduler.runAfter(0, internal.identity.forgetting.ties, { userId });
}
