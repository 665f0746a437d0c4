import type { PaginationOptions } from "convex/server";
import type { Infer } from "convex/values";
import type { Doc, Id } from "../_generated/dataModel";
import type { QueryCtx } from "../_generated/server";
import type { CreatorQueryCtx, UserQueryCtx } from "../functions";
import { bounded } from "../platform/bounded";
import { holdsLicense, reviewBy } from "./standing";
import type { vDeskReview, vOwnReview, vReceivedReview, vReview, vReviewFacts } from "./validators";

/** The reviews of a beat that stand, newest first. */
export async function reviewsOf(ctx: QueryCtx, beatId: Id<"beats">, paginationOpts: PaginationOptions) {
  const result = await ctx.db
    .query("reviews")
    .withIndex("by_beat", (q) => q.eq("beatId", beatId).eq("shown", true))
    .order("desc")
    .paginate(bounded(paginationOpts));
  return { ...result, page: await Promise.all(result.page.map(async (review) => await row(ctx, review))) };
}

/** What somebody may say of a beat, and what they said. */
export async function ownReview(ctx: QueryCtx, user: Doc<"users">, beatId: Id<"beats">): Promise<Infer<typeof vOwnReview>> {
  const beat = await ctx.db.get(beatId);
  const holds = beat !== null && beat.ownerId !== user._id && (await holdsLicense(ctx, user._id, beatId));
  const review = await reviewBy(ctx, user._id, beatId);
  if (review === null) return { may: holds, own: null };
  const trouble = review.hidden !== null ? { hidden: review.hidden.reason } : review.shown ? null : "no_licence";
  return { may: holds, own: { stars: review.stars, text: review.text, trouble } };
}

/** What buyers say of the beats of the caller's store: unanswered first, newest first. */
export async function receivedReviews(ctx: CreatorQueryCtx, paginationOpts: PaginationOptions) {
  const result = await ctx.db
    .query("reviews")
    .withIndex("by_store_turn", (q) => q.eq("storeId", ctx.store._id))
    .paginate(bounded(paginationOpts));
  return { ...result, page: await Promise.all(result.page.map(async (review) => await receivedRow(ctx, review))) };
}

/** What the caller said of beats, the latest first. */
export async function writtenReviews(ctx: UserQueryCtx, paginationOpts: PaginationOptions) {
  const result = await ctx.db
    .query("reviews")
    .withIndex("by_author", (q) => q.eq("authorId", ctx.user._id))
    .order("desc")
    .paginate(bounded(paginationOpts));
  return { ...result, page: await Promise.all(result.page.map(async (review) => await receivedRow(ctx, review))) };
}

async function receivedRow(ctx: QueryCtx, review: Doc<"reviews">): Promise<Infer<typeof vReceivedReview>> {
  const standing = review.hidden !== null ? "hidden" : review.shown ? "shown" : "ended";
  return { ...(await row(ctx, review)), beat: await beatOf(ctx, review), standing, reported: review.desk === "reported" };
}

/** What administrators are to look at, or have hidden; the latest first. */
export async function deskReviews(ctx: QueryCtx, desk: "reported" | "hidden", paginationOpts: PaginationOptions) {
  const result = await ctx.db
    .query("reviews")
    .withIndex("by_desk", (q) => q.eq("desk", desk))
    .order("desc")
    .paginate(bounded(paginationOpts));
  return { ...result, page: await Promise.all(result.page.map(async (review) => await deskRow(ctx, review))) };
}

async function deskRow(ctx: QueryCtx, review: Doc<"reviews">): Promise<Infer<typeof vDeskReview>> {
  const store = await ctx.db.get(review.storeId);
  const reasons = { reportReason: review.report?.reason ?? null, hiddenReason: review.hidden?.reason ?? null };
  return { ...(await row(ctx, review)), beat: await beatOf(ctx, review), store: store?.name ?? "", ...reasons };
}

/** What a mail about a review says; `null` when nobody is to read it any more. */
export async function reviewFacts(ctx: QueryCtx, reviewId: Id<"reviews">): Promise<Infer<typeof vReviewFacts> | null> {
  const review = await ctx.db.get(reviewId);
  if (review === null || !review.shown) return null;
  const { author, stars, text, reply } = await row(ctx, review);
  const [beat, store] = [await beatOf(ctx, review), await ctx.db.get(review.storeId)];
  return { beatTitle: beat.title, beatSlug: beat.slug, store: store?.name ?? "", author, stars, text, reply: reply?.text ?? null };
}

async function beatOf(ctx: QueryCtx, review: Doc<"reviews">) {
  const beat = await ctx.db.get(review.beatId);
  return { title: beat?.title ?? "", slug: beat?.slug ?? "" };
}

async function row(ctx: QueryCtx, review: Doc<"reviews">): Promise<Infer<typeof vReview>> {
  const author = await ctx.db.get(review.authorId);
  const { _id: reviewId, _creationTime: writtenAt, stars, text, editedAt, reply } = review;
  return { reviewId, author: author?.name ?? "", stars, text, writtenAt, edited: editedAt !== null, reply };
}
