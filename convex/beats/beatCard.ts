import type { Infer } from "convex/values";
import type { Doc, Id } from "../_generated/dataModel";
import type { QueryCtx } from "../_generated/server";
import type { vBeatCard } from "./validators";

export type BeatCard = Infer<typeof vBeatCard>;

/** The public address of a beat's preview. */
export function previewAddress(beat: Pick<Doc<"beats">, "previewFileId">): string | null {
  return beat.previewFileId === null ? null : `/api/audio/${beat.previewFileId}.mp3`;
}

/** A beat as lists show it. */
export function beatCard(beat: Doc<"beats">, store: { slug: string; name: string }): BeatCard {
  return {
    beatId: beat._id,
    slug: beat.slug,
    title: beat.title,
    store: { slug: store.slug, name: store.name },
    genre: beat.genre,
    bpm: beat.bpm,
    key: beat.key,
    tags: beat.tags,
    durationMs: beat.audio?.durationMs ?? 0,
    fromPrice: beat.fromPrice ?? 0,
    currency: beat.currency,
    preview: previewAddress(beat),
    peaks: beat.audio?.peaks ?? [],
    publishedAt: beat.publishedAt ?? beat._creationTime,
    sold: beat.status === "sold",
  };
}

/** Reads each store of a page once. */
export function storeReader(ctx: QueryCtx): (storeId: Id<"stores">) => Promise<{ slug: string; name: string }> {
  const read = new Map<Id<"stores">, Promise<Doc<"stores"> | null>>();
  return async (storeId) => {
    const store = read.get(storeId) ?? ctx.db.get(storeId);
    read.set(storeId, store);
    const found = await store;
    return found === null ? { slug: "", name: "" } : { slug: found.slug, name: found.name };
  };
}
