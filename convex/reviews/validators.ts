import { v } from "convex/values";

/** The stars of a beat or a store; `null` while nobody has given any. */
export const vRating = v.union(v.object({ count: v.number(), average: v.number(), stars: v.array(v.number()) }), v.null());

const reply = v.union(v.object({ text: v.string(), at: v.number() }), v.null());
const review = {
  reviewId: v.id("reviews"),
  author: v.string(),
  stars: v.number(),
  text: v.string(),
  writtenAt: v.number(),
  edited: v.boolean(),
  reply,
};

/** A review as anybody may read it. */
export const vReview = v.object(review);

/** What somebody may do about a beat: write a review, or change the one they wrote. `trouble`: why theirs is not shown. */
export const vOwnReview = v.object({
  may: v.boolean(),
  own: v.union(
    v.object({ stars: v.number(), text: v.string(), trouble: v.union(v.literal("no_licence"), v.object({ hidden: v.string() }), v.null()) }),
    v.null(),
  ),
});

const beat = v.object({ title: v.string(), slug: v.string() });

/** A review as its author and the seller of the beat see it. */
export const vReceivedReview = v.object({
  ...review,
  beat,
  /** `ended`: its author's licence ended, or a bank has yet to decide about it. */
  standing: v.union(v.literal("shown"), v.literal("ended"), v.literal("hidden")),
  reported: v.boolean(),
});

/** A review on the administrators' desk. */
export const vDeskReview = v.object({
  ...review,
  beat,
  store: v.string(),
  reportReason: v.union(v.string(), v.null()),
  hiddenReason: v.union(v.string(), v.null()),
});

/** What a mail says of a review. */
export const vReviewFacts = v.object({
  beatTitle: v.string(),
  beatSlug: v.string(),
  store: v.string(),
  author: v.string(),
  stars: v.number(),
  text: v.string(),
  reply: v.union(v.string(), v.null()),
});
