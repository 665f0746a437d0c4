import { paginationOptsValidator, paginationResultValidator } from "convex/server";
import { v } from "convex/values";
import { adminQuery, creatorQuery, serviceQuery, userQuery, visitorQuery } from "../functions";
import { deskReviews, ownReview, receivedReviews, reviewFacts, reviewsOf, writtenReviews } from "./reviewRows";
import { vDeskReview, vOwnReview, vReceivedReview, vReview, vReviewFacts } from "./validators";

/** What buyers say of a beat, newest first. */
export const ofBeat = visitorQuery({
  args: { beatId: v.id("beats"), paginationOpts: paginationOptsValidator },
  returns: paginationResultValidator(vReview),
  handler: async (ctx, { beatId, paginationOpts }) => await reviewsOf(ctx, beatId, paginationOpts),
});

/** The caller's own review of a beat, and whether they may write one. */
export const own = visitorQuery({
  args: { beatId: v.id("beats") },
  returns: vOwnReview,
  handler: async (ctx, { beatId }) => (ctx.user === null ? { may: false, own: null } : await ownReview(ctx, ctx.user, beatId)),
});

/** The reviews the caller wrote, the latest first, with what became of each. */
export const mine = userQuery({
  args: { paginationOpts: paginationOptsValidator },
  returns: paginationResultValidator(vReceivedReview),
  handler: async (ctx, { paginationOpts }) => await writtenReviews(ctx, paginationOpts),
});

/** What buyers say of the beats of the caller's store: unanswered first. */
export const received = creatorQuery({
  args: { paginationOpts: paginationOptsValidator },
  returns: paginationResultValidator(vReceivedReview),
  handler: async (ctx, { paginationOpts }) => await receivedReviews(ctx, paginationOpts),
});

/** Reviews that a seller has reported, or that are hidden. */
export const desk = adminQuery({
  args: { desk: v.union(v.literal("reported"), v.literal("hidden")), paginationOpts: paginationOptsValidator },
  returns: paginationResultValidator(vDeskReview),
  handler: async (ctx, { desk: which, paginationOpts }) => await deskReviews(ctx, which, paginationOpts),
});

/** What a mail about a review says, read when it is rendered. */
export const facts = serviceQuery({
  args: { reviewId: v.id("reviews") },
  returns: v.union(vReviewFacts, v.null()),
  handler: async (ctx, { reviewId }) => await reviewFacts(ctx, reviewId),
});
