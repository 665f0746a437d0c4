import { REVIEW } from "../../lib/domain/reviews";
import type { Doc, Id } from "../_generated/dataModel";
import { fail } from "../errors";
import type { UserMutationCtx } from "../functions";
import { audit } from "../platform/audit";
import { cleanText } from "../platform/text";
import { keepStanding } from "./standing";

/** Takes a review off the page, by an administrator's decision that its author is told the reason of. */
export async function hideReview(ctx: UserMutationCtx, reviewId: Id<"reviews">, given: string): Promise<void> {
  const review = await anyReview(ctx, reviewId);
  const reason = cleanText("reason", given, REVIEW.reason);
  if (review.hidden !== null) return;
  await ctx.db.patch(reviewId, { hidden: { by: ctx.user._id, reason, at: Date.now() }, report: null, desk: "hidden" });
  await settle(ctx, review, "review.hidden", { reason });
}

/** Puts a hidden review back, or leaves a reported one where it is. */
export async function keepReview(ctx: UserMutationCtx, reviewId: Id<"reviews">): Promise<void> {
  const review = await anyReview(ctx, reviewId);
  if (review.desk === null) return;
  await ctx.db.patch(reviewId, { hidden: null, report: null, desk: null });
  await settle(ctx, review, review.hidden === null ? "review.kept" : "review.restored", {});
}

async function settle(ctx: UserMutationCtx, review: Doc<"reviews">, action: string, detail: Record<string, string>): Promise<void> {
  await keepStanding(ctx, review.authorId, review.beatId);
  await audit(ctx, { userId: ctx.user._id }, action, `review:${review._id}`, detail);
}

async function anyReview(ctx: UserMutationCtx, reviewId: Id<"reviews">): Promise<Doc<"reviews">> {
  return (await ctx.db.get(reviewId)) ?? fail("not_found", "There is no such review any more.");
}
