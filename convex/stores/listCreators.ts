import type { Infer } from "convex/values";
import type { PaginationOptions } from "convex/server";
import { SEARCH_LIMITS } from "../../lib/domain/discovery";
import type { Doc } from "../_generated/dataModel";
import type { QueryCtx } from "../_generated/server";
import { followerCount } from "../follows/followers";
import { bounded } from "../platform/bounded";
import { shopfrontOf } from "./shopfront";
import type { vCreatorCard } from "./validators";

type CreatorCard = Infer<typeof vCreatorCard>;
const COVERS = 3;
/** Names a search brings. */
const MOST_FOUND = 48;

/** Stores with something on sale, the one that put something out last first. */
export async function listCreators(ctx: QueryCtx, paginationOpts: PaginationOptions) {
  const result = await ctx.db
    .query("shopfronts")
    .withIndex("by_open", (q) => q.eq("open", true))
    .order("desc")
    .paginate(bounded(paginationOpts));
  const cards = await Promise.all(result.page.map(async (shopfront) => await cardOf(ctx, await ctx.db.get(shopfront.storeId), shopfront)));
  return { ...result, page: cards.filter((card) => card !== null) };
}

/** At most `most` stores with something on sale whose names hold these words, best match first. */
export async function findCreators(ctx: QueryCtx, words: string, most = MOST_FOUND): Promise<CreatorCard[]> {
  const stores = await ctx.db
    .query("stores")
    .withSearchIndex("search", (q) => q.search("name", words.slice(0, SEARCH_LIMITS.words)))
    .take(MOST_FOUND);
  const cards: CreatorCard[] = [];
  for (const store of stores) {
    const card = await cardOf(ctx, store, await shopfrontOf(ctx, store._id));
    if (card !== null) cards.push(card);
    if (cards.length === most) break;
  }
  return cards;
}

async function cardOf(ctx: QueryCtx, store: Doc<"stores"> | null, shopfront: Doc<"shopfronts"> | null): Promise<CreatorCard | null> {
  if (store === null || store.closedAt !== undefined || shopfront === null || !shopfront.open) return null;
  const latest = await ctx.db
    .query("beatListings")
    .withIndex("by_store", (q) => q.eq("storeId", store._id))
    .take(COVERS);
  const { _id: storeId, slug, name, bio } = store;
  const covers = latest.map(({ wave }) => [...new Uint8Array(wave)]);
  return { storeId, slug, name, bio, beats: shopfront.beats, followers: await followerCount(ctx, storeId), covers };
}
