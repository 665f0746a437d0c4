import type { Doc, Id } from "../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../_generated/server";
import { score } from "./scores";

/** The review somebody wrote of a beat. */
export async function reviewBy(ctx: QueryCtx, authorId: Id<"users">, beatId: Id<"beats">): Promise<Doc<"reviews"> | null> {
  return await ctx.db
    .query("reviews")
    .withIndex("by_author_beat", (q) => q.eq("authorId", authorId).eq("beatId", beatId))
    .unique();
}

/** Whether somebody holds a licence on a beat that is in force: what a review rests on. One that a bank disputes is not. */
export async function holdsLicense(ctx: QueryCtx, userId: Id<"users">, beatId: Id<"beats">): Promise<boolean> {
  const license = await ctx.db
    .query("licenses")
    .withIndex("by_buyer_beat", (q) => q.eq("buyerId", userId).eq("beatId", beatId).eq("status", "active"))
    .first();
  return license !== null;
}

/**
 * Brings what is shown and counted in line with what holds: a review stands while its author holds a licence in force and no
 * administrator has hidden it. Derived from how things are, so the order of refunds, disputes and upgrades does not matter.
 */
export async function keepStanding(ctx: MutationCtx, authorId: Id<"users">, beatId: Id<"beats">): Promise<void> {
  const review = await reviewBy(ctx, authorId, beatId);
  if (review === null) return;
  const shown = review.hidden === null && (await holdsLicense(ctx, authorId, beatId));
  if (shown === review.shown) return;
  await ctx.db.patch(review._id, { shown });
  await score(ctx, review, shown ? 1 : -1);
}

/** Takes a review away, and its stars out of what is counted. */
export async function dropReview(ctx: MutationCtx, review: Doc<"reviews">): Promise<void> {
  if (review.shown) await score(ctx, review, -1);
  await ctx.db.delete(review._id);
}
