import { REVIEW } from "../../lib/domain/reviews";
import type { Doc, Id } from "../_generated/dataModel";
import { fail } from "../errors";
import type { CreatorMutationCtx } from "../functions";
import { audit } from "../platform/audit";
import { spend } from "../platform/slidingWindow";
import { cleanText } from "../platform/text";
import { noticeOfReview } from "./notices";
import { turnOf } from "./turn";

/** Writes, changes or (with `null`) takes back the seller's one reply to a review of their beat. */
export async function answerReview(ctx: CreatorMutationCtx, reviewId: Id<"reviews">, given: string | null): Promise<void> {
  const review = await receivedReview(ctx, reviewId);
  const text = given === null ? null : cleanText("reply", given, REVIEW.reply);
  if ((review.reply?.text ?? null) === text) return;
  await spend(ctx, "answerReview", ctx.user._id);
  const reply = text === null ? null : { text, at: review.reply?.at ?? Date.now() };
  await ctx.db.patch(reviewId, { reply, turn: turnOf(review._creationTime, reply !== null) });
  if (review.reply === null) await noticeOfReview(ctx, reviewId, "author");
}

/** Tells the administrators what is wrong with a review. Once: until they have decided, a second time changes nothing. */
export async function reportReview(ctx: CreatorMutationCtx, reviewId: Id<"reviews">, given: string): Promise<void> {
  const review = await receivedReview(ctx, reviewId);
  const reason = cleanText("reason", given, REVIEW.reason);
  if (review.desk !== null) return;
  await spend(ctx, "answerReview", ctx.user._id);
  await ctx.db.patch(reviewId, { report: { reason, at: Date.now() }, desk: "reported" });
  await audit(ctx, { userId: ctx.user._id }, "review.reported", `review:${reviewId}`);
}

/** A review of a beat of the caller's store; somebody else's does not exist for them. */
async function receivedReview(ctx: CreatorMutationCtx, reviewId: Id<"reviews">): Promise<Doc<"reviews">> {
  const review = await ctx.db.get(reviewId);
  if (review === null || review.storeId !== ctx.store._id) fail("not_found", "There is no such review of a beat of yours.");
  return review;
}
