import { internal } from "../_generated/api";
import type { Id } from "../_generated/dataModel";
import type { MutationCtx } from "../_generated/server";
import { followTally } from "../follows/followers";
import { addToTally } from "../platform/tally";
import { dropReview } from "../reviews/standing";
import { turnOf } from "../reviews/turn";
import { wishTally } from "../wishlist/wishTally";

/** Rows of each table that one transaction takes away. */
const BATCH = 100;

/** Deletes what an erased account saved, followed and said, a batch at a time, and takes it out of what was counted. */
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
  const reviews = await ctx.db.query("reviews").withIndex("by_author", (q) => q.eq("authorId", userId)).take(BATCH);
  for (const review of reviews) await dropReview(ctx, review);
  const replies = await forgetReplies(ctx, userId);
  if ([wishes.length, follows.length, reviews.length, replies].includes(BATCH)) await ctx.scheduler.runAfter(0, internal.identity.forgetting.ties, { userId });
}

/** Takes the replies of an erased seller from under what buyers said. Returns how many there were in this batch. */
async function forgetReplies(ctx: MutationCtx, userId: Id<"users">): Promise<number> {
  const store = await ctx.db.query("stores").withIndex("by_owner", (q) => q.eq("ownerId", userId)).unique();
  if (store === null) return 0;
  // Answered reviews have their turn above zero; without its reply, one is not among them any more.
  const answered = await ctx.db.query("reviews").withIndex("by_store_turn", (q) => q.eq("storeId", store._id).gt("turn", 0)).take(BATCH);
  for (const { _id, _creationTime } of answered) await ctx.db.patch(_id, { reply: null, turn: turnOf(_creationTime, false) });
  return answered.length;
}
