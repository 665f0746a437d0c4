import { GENRE_NAMES } from "../../../lib/domain/taxonomy";
import { listedLevels } from "../../../lib/domain/levels";
import { ranksOf } from "../../../lib/domain/ranks";
import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../../_generated/server";
import { keepShopfront } from "../../stores/shopfront";
import { bandOf } from "./band";
import type { Listing } from "./shelves";

/** A beat's row among what is on sale, or null. */
export async function listingOf(ctx: QueryCtx, beatId: Id<"beats">): Promise<Listing | null> {
  return await ctx.db
    .query("beatListings")
    .withIndex("by_beat", (q) => q.eq("beatId", beatId))
    .unique();
}

/** Brings a beat's listing in line with the beat. Whatever changes a beat calls it, in the same transaction. */
export async function keepListing(ctx: MutationCtx, beatId: Id<"beats">): Promise<void> {
  const [beat, listing] = [await ctx.db.get(beatId), await listingOf(ctx, beatId)];
  if (beat === null || beat.status !== "published") {
    if (listing === null) return;
    await ctx.db.delete(listing._id);
    return await keepShopfront(ctx, listing.storeId, -1);
  }
  const store = await ctx.db.get(beat.storeId);
  const fields = listingFields(beat, store?.name ?? "", await popularityOf(ctx, beatId));
  if (listing === null) await ctx.db.insert("beatListings", fields);
  else await ctx.db.replace(listing._id, fields);
  await keepShopfront(ctx, beat.storeId, listing === null ? 1 : 0);
}

/** Moves a listing in the orders that are about popularity. */
export async function keepPopularity(ctx: MutationCtx, beatId: Id<"beats">): Promise<void> {
  const listing = await listingOf(ctx, beatId);
  if (listing === null) return;
  const popularity = await popularityOf(ctx, beatId);
  await ctx.db.patch(listing._id, { ...popularity, ...ranks(listing, popularity) });
}

type Popularity = { plays: number; trend: number };

/** Ranks of popularity differ in their fractions; places are made of whole numbers. */
export const TREND_SCALE = 1e6;

async function popularityOf(ctx: QueryCtx, beatId: Id<"beats">): Promise<Popularity> {
  const row = await ctx.db
    .query("beatPopularity")
    .withIndex("by_beat", (q) => q.eq("beatId", beatId))
    .unique();
  return row === null ? { plays: 0, trend: 0 } : { plays: row.plays, trend: Math.round(row.rank * TREND_SCALE) };
}

function ranks({ beatId, publishedAt, fromPrice }: Pick<Listing, "beatId" | "publishedAt" | "fromPrice">, popularity: Popularity) {
  return ranksOf({ id: beatId, publishedAt, price: fromPrice, ...popularity });
}

function listingFields(beat: Doc<"beats">, storeName: string, popularity: Popularity) {
  const { storeId, slug, title, genre, bpm, key, moods, tags, currency, previewFileId } = beat;
  const row = { beatId: beat._id, publishedAt: beat.publishedAt ?? beat._creationTime, fromPrice: beat.fromPrice ?? 0 };
  return {
    ...row,
    ...popularity,
    ...ranks(row, popularity),
    storeId, slug, title, genre, bpm, key, moods, tags, currency, previewFileId,
    band: bpm === null ? null : bandOf(bpm),
    tiers: beat.tiers.filter(({ enabled }) => enabled).map(({ tierType }) => tierType),
    durationMs: beat.audio?.durationMs ?? 0,
    wave: Uint8Array.from(listedLevels(beat.audio?.peaks ?? [])).buffer,
    searchText: [title, storeName, GENRE_NAMES[genre], ...moods, ...tags].join(" "),
  };
}
