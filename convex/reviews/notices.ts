import type { Id } from "../_generated/dataModel";
import type { MutationCtx } from "../_generated/server";
import { enqueueWork } from "../platform/enqueueWork";

/** Tells the seller of a new review, or its author of the reply to it; each once, however often it is rewritten. */
export async function noticeOfReview(ctx: MutationCtx, reviewId: Id<"reviews">, to: "seller" | "author"): Promise<void> {
  const review = await ctx.db.get(reviewId);
  const reader = review === null ? null : await ctx.db.get(to === "seller" ? review.sellerId : review.authorId);
  if (reader === null || reader.deletedAt !== undefined) return;
  const args = { template: `review-${to}`, to: reader.email, data: { reviewId } };
  await enqueueWork(ctx, { kind: "mail.send", args }, `mail/review/${reviewId}/${to}`);
}
