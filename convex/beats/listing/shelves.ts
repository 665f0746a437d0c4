import type { Sort } from "../../../lib/domain/discovery";
import type { Genre, MusicalKey } from "../../../lib/domain/taxonomy";
import type { Doc } from "../../_generated/dataModel";
import type { QueryCtx } from "../../_generated/server";

export type Listing = Doc<"beatListings">;

/** A part of the list that one index holds in order. */
export type Shelf =
  | { by: "all" }
  | { by: "genre"; genre: Genre }
  | { by: "key"; key: MusicalKey }
  | { by: "genreKey"; genre: Genre; key: MusicalKey }
  | { by: "band"; band: number }
  | { by: "genreBand"; genre: Genre; band: number };

/** An order, and the places between which it is read; both are outside. */
export type Walk = { sort: Sort; after: string; before: string };

/** The field that says where a beat stands in an order, and which end comes first. */
export const ORDERS = {
  newest: { place: "newest", direction: "asc" },
  trending: { place: "trending", direction: "asc" },
  played: { place: "played", direction: "asc" },
  cheapest: { place: "cheapest", direction: "asc" },
  dearest: { place: "cheapest", direction: "desc" },
} as const satisfies Record<Sort, unknown>;

/** Reads a shelf in order, as far as somebody keeps asking. */
export function readShelf(ctx: QueryCtx, shelf: Shelf, walk: Walk): AsyncIterable<Listing> {
  const { place, direction } = ORDERS[walk.sort];
  return readers[place](ctx, shelf, walk).order(direction);
}

const listings = (ctx: QueryCtx) => ctx.db.query("beatListings");

const readers = {
  newest: (ctx: QueryCtx, on: Shelf, { after, before }: Walk) => {
    switch (on.by) {
      case "all": return listings(ctx).withIndex("by_newest", (q) => q.gt("newest", after).lt("newest", before));
      case "genre": return listings(ctx).withIndex("by_genre_newest", (q) => q.eq("genre", on.genre).gt("newest", after).lt("newest", before));
      case "key": return listings(ctx).withIndex("by_key_newest", (q) => q.eq("key", on.key).gt("newest", after).lt("newest", before));
      case "genreKey": return listings(ctx).withIndex("by_genre_key_newest", (q) => q.eq("genre", on.genre).eq("key", on.key).gt("newest", after).lt("newest", before));
      case "band": return listings(ctx).withIndex("by_band_newest", (q) => q.eq("band", on.band).gt("newest", after).lt("newest", before));
      case "genreBand": return listings(ctx).withIndex("by_genre_band_newest", (q) => q.eq("genre", on.genre).eq("band", on.band).gt("newest", after).lt("newest", before));
    }
  },
  cheapest: (ctx: QueryCtx, on: Shelf, { after, before }: Walk) => {
    switch (on.by) {
      case "all": return listings(ctx).withIndex("by_cheapest", (q) => q.gt("cheapest", after).lt("cheapest", before));
      case "genre": return listings(ctx).withIndex("by_genre_cheapest", (q) => q.eq("genre", on.genre).gt("cheapest", after).lt("cheapest", before));
      case "key": return listings(ctx).withIndex("by_key_cheapest", (q) => q.eq("key", on.key).gt("cheapest", after).lt("cheapest", before));
      case "genreKey": return listings(ctx).withIndex("by_genre_key_cheapest", (q) => q.eq("genre", on.genre).eq("key", on.key).gt("cheapest", after).lt("cheapest", before));
      case "band": return listings(ctx).withIndex("by_band_cheapest", (q) => q.eq("band", on.band).gt("cheapest", after).lt("cheapest", before));
      case "genreBand": return listings(ctx).withIndex("by_genre_band_cheapest", (q) => q.eq("genre", on.genre).eq("band", on.band).gt("cheapest", after).lt("cheapest", before));
    }
  },
  trending: (ctx: QueryCtx, on: Shelf, { after, before }: Walk) => {
    switch (on.by) {
      case "all": return listings(ctx).withIndex("by_trending", (q) => q.gt("trending", after).lt("trending", before));
      case "genre": return listings(ctx).withIndex("by_genre_trending", (q) => q.eq("genre", on.genre).gt("trending", after).lt("trending", before));
      case "key": return listings(ctx).withIndex("by_key_trending", (q) => q.eq("key", on.key).gt("trending", after).lt("trending", before));
      case "genreKey": return listings(ctx).withIndex("by_genre_key_trending", (q) => q.eq("genre", on.genre).eq("key", on.key).gt("trending", after).lt("trending", before));
      case "band": return listings(ctx).withIndex("by_band_trending", (q) => q.eq("band", on.band).gt("trending", after).lt("trending", before));
      case "genreBand": return listings(ctx).withIndex("by_genre_band_trending", (q) => q.eq("genre", on.genre).eq("band", on.band).gt("trending", after).lt("trending", before));
    }
  },
  played: (ctx: QueryCtx, on: Shelf, { after, before }: Walk) => {
    switch (on.by) {
      case "all": return listings(ctx).withIndex("by_played", (q) => q.gt("played", after).lt("played", before));
      case "genre": return listings(ctx).withIndex("by_genre_played", (q) => q.eq("genre", on.genre).gt("played", after).lt("played", before));
      case "key": return listings(ctx).withIndex("by_key_played", (q) => q.eq("key", on.key).gt("played", after).lt("played", before));
      case "genreKey": return listings(ctx).withIndex("by_genre_key_played", (q) => q.eq("genre", on.genre).eq("key", on.key).gt("played", after).lt("played", before));
      case "band": return listings(ctx).withIndex("by_band_played", (q) => q.eq("band", on.band).gt("played", after).lt("played", before));
      case "genreBand": return listings(ctx).withIndex("by_genre_band_played", (q) => q.eq("genre", on.genre).eq("band", on.band).gt("played", after).lt("played", before));
    }
  },
};
