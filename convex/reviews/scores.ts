import { ratingOf, REVIEW, type Rating } from "../../lib/domain/reviews";
import type { Doc, Id } from "../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../_generated/server";

type Subject = Doc<"reviewScores">["subject"];

/** What the reviews of a beat, or of all beats of a store, come to. */
export async function ratingFor(ctx: QueryCtx, subject: Subject): Promise<Rating | null> {
  const row = await scoreRow(ctx, subject);
  return row === null ? null : ratingOf(row.stars);
}

/** Counts a review's stars (1), or takes them out (-1), for its beat and for its store. */
export async function score(ctx: MutationCtx, of: { beatId: Id<"beats">; storeId: Id<"stores">; stars: number }, by: 1 | -1): Promise<void> {
  for (const subject of [of.beatId, of.storeId]) {
    const row = await scoreRow(ctx, subject);
    const before = row?.stars ?? Array.from({ length: REVIEW.stars }, () => 0);
    const stars = before.map((count, at) => (at + 1 === of.stars ? count + by : count));
    if (row === null) await ctx.db.insert("reviewScores", { subject, stars });
    else await ctx.db.patch(row._id, { stars });
  }
}

async function scoreRow(ctx: QueryCtx, subject: Subject): Promise<Doc<"reviewScores"> | null> {
  return await ctx.db
    .query("reviewScores")
    .withIndex("by_subject", (q) => q.eq("subject", subject))
    .unique();
}
