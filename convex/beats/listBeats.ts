import type { PaginationOptions } from "convex/server";
import type { CreatorQueryCtx } from "../functions";
import type { Id } from "../_generated/dataModel";
import type { QueryCtx } from "../_generated/server";
import { bounded } from "../platform/bounded";
import { beatCard, previewAddress, storeReader } from "./beatCard";

/** Beats on sale, of one store or of all, newest first. What was sold exclusively is off the list. */
export async function listBeats(ctx: QueryCtx, paginationOpts: PaginationOptions, storeId: Id<"stores"> | null) {
  const storeOf = storeReader(ctx);
  const beats = ctx.db.query("beats");
  const onSale =
    storeId === null
      ? beats.withIndex("by_status", (q) => q.eq("status", "published"))
      : beats.withIndex("by_store_status", (q) => q.eq("storeId", storeId).eq("status", "published"));
  const result = await onSale.order("desc").paginate(bounded(paginationOpts));
  const page = await Promise.all(result.page.map(async (beat) => beatCard(beat, await storeOf(beat.storeId))));
  return { ...result, page };
}

/** The caller's own beats in every state, newest first. */
export async function listOwnBeats(ctx: CreatorQueryCtx, paginationOpts: PaginationOptions) {
  const result = await ctx.db
    .query("beats")
    .withIndex("by_store", (q) => q.eq("storeId", ctx.store._id))
    .order("desc")
    .paginate(bounded(paginationOpts));
  const page = result.page.map((beat) => ({
    beatId: beat._id,
    slug: beat.slug,
    title: beat.title,
    status: beat.status,
    processing: beat.processing,
    genre: beat.genre,
    bpm: beat.bpm,
    key: beat.key,
    durationMs: beat.audio?.durationMs ?? null,
    peaks: beat.audio?.peaks ?? [],
    preview: previewAddress(beat),
    fromPrice: beat.fromPrice,
    currency: beat.currency,
    version: beat.version,
    createdAt: beat._creationTime,
    publishedAt: beat.publishedAt,
  }));
  return { ...result, page };
}
