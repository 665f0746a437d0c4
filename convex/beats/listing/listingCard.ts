import type { BeatCard } from "../beatCard";
import { previewAddress } from "../beatCard";
import type { Listing } from "./shelves";

/** A listed beat as lists show it. */
export function listingCard(row: Listing, store: { slug: string; name: string }): BeatCard {
  return {
    beatId: row.beatId,
    slug: row.slug,
    title: row.title,
    store: { slug: store.slug, name: store.name },
    genre: row.genre,
    bpm: row.bpm,
    key: row.key,
    tags: row.tags,
    durationMs: row.durationMs,
    fromPrice: row.fromPrice,
    currency: row.currency,
    preview: previewAddress(row),
    peaks: [...new Uint8Array(row.wave)],
    publishedAt: row.publishedAt,
    sold: false,
  };
}
