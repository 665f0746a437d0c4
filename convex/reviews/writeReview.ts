import { isStars, REVIEW } from "../../lib/domain/reviews";
import type { Doc, Id } from "../_generated/dataModel";
import { fail } from "../errors";
import type { UserMutationCtx } from "../functions";
import { spend } from "../platform/slidingWindow";
import { cleanText } from "../platform/text";
import { noticeOfReview } from "./notices";
import { score } from "./scores";
import { dropReview, holdsLicense, keepStanding, reviewBy } from "./standing";
import { turnOf } from "./turn";

export type Written = { beatId: Id<"beats">; stars: number; text: string };

/** Writes the caller's review of a beat they hold a licence on, or changes it. The same words twice are written once. */
export async function writeReview(ctx: UserMutationCtx, { beatId, stars, text: given }: Written): Promise<void> {
  const { user } = ctx;
  if (!isStars(stars)) fail("invalid_request", "Give one to five stars.", [{ field: "stars", message: "One to five." }]);
  const text = cleanText("review", given, { min: 0, max: REVIEW.text });
  const beat = await ctx.db.get(beatId);
  if (beat === null || !(await holdsLicense(ctx, user._id, beatId))) fail("forbidden", "Only who holds a licence on this beat can review it.");
  if (beat.ownerId === user._id) fail("forbidden", "This is your own beat; reviews are its buyers’.");
  const review = await reviewBy(ctx, user._id, beatId);
  if (review?.stars === stars && review.text === text) return;
  await spend(ctx, "writeReview", user._id);
  if (review === null) await addReview(ctx, beat, { stars, text });
  else await changeReview(ctx, review, { stars, text });
}

async function addReview(ctx: UserMutationCtx, beat: Doc<"beats">, said: { stars: number; text: string }): Promise<void> {
  const { _id: beatId, storeId, ownerId: sellerId } = beat;
  const reviewId = await ctx.db.insert("reviews", {
    authorId: ctx.user._id,
    beatId,
    storeId,
    sellerId,
    ...said,
    editedAt: null,
    shown: false,
    hidden: null,
    reply: null,
    report: null,
    desk: null,
    turn: turnOf(Date.now(), false),
  });
  await keepStanding(ctx, ctx.user._id, beatId);
  await noticeOfReview(ctx, reviewId, "seller");
}

async function changeReview(ctx: UserMutationCtx, review: Doc<"reviews">, said: { stars: number; text: string }): Promise<void> {
  if (review.shown && review.stars !== said.stars) {
    await score(ctx, review, -1);
    await score(ctx, { ...review, stars: said.stars }, 1);
  }
  await ctx.db.patch(review._id, { ...said, editedAt: Date.now() });
}

/**
 * Takes the caller's review of a beat away, with the reply to it. There being none is fine too. One that an administrator
 * hid stays as it is: another could take its place and be read.
 */
export async function removeReview(ctx: UserMutationCtx, beatId: Id<"beats">): Promise<void> {
  const review = await reviewBy(ctx, ctx.user._id, beatId);
  if (review === null) return;
  if (review.hidden !== null) fail("conflict", "An administrator took this review off the page. Nobody reads it, and it cannot be replaced by another.");
  await dropReview(ctx, review);
}
