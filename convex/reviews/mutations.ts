import { v } from "convex/values";
import { adminMutation, creatorMutation, userMutation } from "../functions";
import { answerReview, reportReview } from "./answerReview";
import { hideReview, keepReview } from "./moderate";
import { removeReview, writeReview } from "./writeReview";

/** Writes or changes the caller's review of a beat. `stars`: 1 to 5. */
export const write = userMutation({
  args: { beatId: v.id("beats"), stars: v.number(), text: v.string() },
  returns: v.null(),
  handler: async (ctx, args): Promise<null> => {
    await writeReview(ctx, args);
    return null;
  },
});

/** Takes the caller's review of a beat away. */
export const remove = userMutation({
  args: { beatId: v.id("beats") },
  returns: v.null(),
  handler: async (ctx, { beatId }): Promise<null> => {
    await removeReview(ctx, beatId);
    return null;
  },
});

/** The seller's reply to a review; `null` takes it back. */
export const reply = creatorMutation({
  args: { reviewId: v.id("reviews"), text: v.union(v.string(), v.null()) },
  returns: v.null(),
  handler: async (ctx, { reviewId, text }): Promise<null> => {
    await answerReview(ctx, reviewId, text);
    return null;
  },
});

/** Tells the administrators what is wrong with a review. */
export const report = creatorMutation({
  args: { reviewId: v.id("reviews"), reason: v.string() },
  returns: v.null(),
  handler: async (ctx, { reviewId, reason }): Promise<null> => {
    await reportReview(ctx, reviewId, reason);
    return null;
  },
});

/** Takes a review off the page, with the reason. */
export const hide = adminMutation({
  args: { reviewId: v.id("reviews"), reason: v.string() },
  returns: v.null(),
  handler: async (ctx, { reviewId, reason }): Promise<null> => {
    await hideReview(ctx, reviewId, reason);
    return null;
  },
});

/** Puts a hidden review back, or leaves a reported one where it is. */
export const keep = adminMutation({
  args: { reviewId: v.id("reviews") },
  returns: v.null(),
  handler: async (ctx, { reviewId }): Promise<null> => {
    await keepReview(ctx, reviewId);
    return null;
  },
});
