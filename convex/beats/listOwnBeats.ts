import type { PaginationOptions } from "convex/server";
import type { BeatSort } from "../../lib/domain/studioTable";
import type { Doc } from "../_generated/dataModel";
import type { CreatorQueryCtx } from "../functions";
import { bounded } from "../platform/bounded";
import { previewAddress } from "./beatCard";
import { shownRelease } from "./release/releaseOf";

export type OwnBeatFilter = { status?: Doc<"beats">["status"] | undefined; sort?: BeatSort | undefined; text?: string | undefined };

const TEXT_MAX = 100;

/** The caller's own beats, in one state or in all, newest first or by price; with a text, those it finds, best first. */
export async function listOwnBeats(ctx: CreatorQueryCtx, filter: OwnBeatFilter, paginationOpts: PaginationOptions) {
  const result = await ownBeats(ctx, filter).paginate(bounded(paginationOpts));
  return { ...result, page: await Promise.all(result.page.map(async (beat) => await ownRow(ctx, beat))) };
}

function ownBeats(ctx: CreatorQueryCtx, { status, sort = "newest", text = "" }: OwnBeatFilter) {
  const storeId = ctx.store._id;
  const beats = ctx.db.query("beats");
  const words = text.trim().slice(0, TEXT_MAX);
  if (words !== "") {
    return beats.withSearchIndex("search_own", (q) => {
      const found = q.search("searchText", words).eq("storeId", storeId);
      return status === undefined ? found : found.eq("status", status);
    });
  }
  const order = sort === "newest" || sort === "dearest" ? "desc" : "asc";
  if (sort === "newest" || sort === "oldest") {
    return status === undefined
      ? beats.withIndex("by_store", (q) => q.eq("storeId", storeId)).order(order)
      : beats.withIndex("by_store_status", (q) => q.eq("storeId", storeId).eq("status", status)).order(order);
  }
  return status === undefined
    ? beats.withIndex("by_store_price", (q) => q.eq("storeId", storeId)).order(order)
    : beats.withIndex("by_store_status_price", (q) => q.eq("storeId", storeId).eq("status", status)).order(order);
}

async function ownRow(ctx: CreatorQueryCtx, beat: Doc<"beats">) {
  return {
    beatId: beat._id,
    slug: beat.slug,
    title: beat.title,
    status: beat.status,
    release: beat.status === "draft" ? await shownRelease(ctx, beat._id) : null,
    processing: beat.processing,
    genre: beat.genre,
    bpm: beat.bpm,
    key: beat.key,
    moods: beat.moods,
    tags: beat.tags,
    tiers: beat.tiers,
    durationMs: beat.audio?.durationMs ?? null,
    peaks: beat.audio?.peaks ?? [],
    preview: previewAddress(beat),
    fromPrice: beat.fromPrice,
    currency: beat.currency,
    version: beat.version,
    createdAt: beat._creationTime,
    publishedAt: beat.publishedAt,
  };
}
