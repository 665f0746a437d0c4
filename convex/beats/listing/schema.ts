import { defineTable } from "convex/server";
import { v } from "convex/values";
import { CURRENCIES } from "../../../lib/domain/money";
import { oneOf } from "../../platform/validators";
import { vGenre, vKey, vMood, vTierType } from "../validators";

/**
 * What is on sale, one row per beat, made for finding: written by whatever changes a beat, in the same transaction.
 * `newest`, `cheapest`, `trending` and `played` are places in those orders (lib/domain/ranks); each has an index by itself
 * and behind each facet that can lead a search, so that a page of any search begins where its rows are.
 */
export const listingTables = {
  beatListings: defineTable({
    beatId: v.id("beats"),
    storeId: v.id("stores"),
    slug: v.string(),
    title: v.string(),
    genre: vGenre,
    bpm: v.union(v.number(), v.null()),
    /** Tempo in tens, so that a range of tempos is a few equalities. */
    band: v.union(v.number(), v.null()),
    key: v.union(vKey, v.null()),
    moods: v.array(vMood),
    tags: v.array(v.string()),
    /** Tiers that can be bought. */
    tiers: v.array(vTierType),
    durationMs: v.number(),
    fromPrice: v.number(),
    currency: oneOf(CURRENCIES),
    previewFileId: v.union(v.id("files"), v.null()),
    /** The waveform as lists draw it: 128 levels from 0 to 100. */
    wave: v.bytes(),
    publishedAt: v.number(),
    plays: v.number(),
    trend: v.number(),
    newest: v.string(),
    cheapest: v.string(),
    trending: v.string(),
    played: v.string(),
    /** Title, store, genre, moods and tags. */
    searchText: v.string(),
  })
    .index("by_beat", ["beatId"])
    .index("by_store", ["storeId", "newest"])
    .index("by_newest", ["newest"])
    .index("by_genre_newest", ["genre", "newest"])
    .index("by_key_newest", ["key", "newest"])
    .index("by_genre_key_newest", ["genre", "key", "newest"])
    .index("by_band_newest", ["band", "newest"])
    .index("by_genre_band_newest", ["genre", "band", "newest"])
    .index("by_cheapest", ["cheapest"])
    .index("by_genre_cheapest", ["genre", "cheapest"])
    .index("by_key_cheapest", ["key", "cheapest"])
    .index("by_genre_key_cheapest", ["genre", "key", "cheapest"])
    .index("by_band_cheapest", ["band", "cheapest"])
    .index("by_genre_band_cheapest", ["genre", "band", "cheapest"])
    .index("by_trending", ["trending"])
    .index("by_genre_trending", ["genre", "trending"])
    .index("by_key_trending", ["key", "trending"])
    .index("by_genre_key_trending", ["genre", "key", "trending"])
    .index("by_band_trending", ["band", "trending"])
    .index("by_genre_band_trending", ["genre", "band", "trending"])
    .index("by_played", ["played"])
    .index("by_genre_played", ["genre", "played"])
    .index("by_key_played", ["key", "played"])
    .index("by_genre_key_played", ["genre", "key", "played"])
    .index("by_band_played", ["band", "played"])
    .index("by_genre_band_played", ["genre", "band", "played"])
    .searchIndex("search", { searchField: "searchText", filterFields: ["genre", "key"] }),

  /** The form of listings that every beat on sale was last brought into. One row. */
  listingSweep: defineTable({ form: v.number() }),
};
