import type { Infer } from "convex/values";
import { beatCard } from "../beats/beatCard";
import type { Doc, Id } from "../_generated/dataModel";
import type { QueryCtx } from "../_generated/server";
import { followerCount } from "../follows/followers";
import { ratingFor } from "../reviews/scores";
import { imageAddress, readStorefront } from "./storefront";
import type { vStorePage } from "./validators";

type StorePage = Infer<typeof vStorePage>;

/** What anybody may know of the store at this address, or `null`. */
export async function storePage(ctx: QueryCtx, slug: string): Promise<StorePage | null> {
  const store = await ctx.db
    .query("stores")
    .withIndex("by_slug", (q) => q.eq("slug", slug))
    .unique();
  if (store === null || store.closedAt !== undefined) return null;
  const { accent, sections, links, featuredBeatId, avatarFileId, bannerFileId } = await readStorefront(ctx, store._id);
  return {
    storeId: store._id,
    name: store.name,
    slug: store.slug,
    bio: store.bio,
    accent,
    sections,
    links,
    avatar: imageAddress(avatarFileId),
    banner: imageAddress(bannerFileId),
    featured: await featuredBeat(ctx, store, featuredBeatId),
    followers: await followerCount(ctx, store._id),
    rating: await ratingFor(ctx, store._id),
  };
}

/** The chosen beat while it is on sale; what was withdrawn or sold is not shown as the first thing. */
async function featuredBeat(ctx: QueryCtx, store: Doc<"stores">, beatId: Id<"beats"> | null): Promise<StorePage["featured"]> {
  const beat = beatId === null ? null : await ctx.db.get(beatId);
  return beat === null || beat.status !== "published" || beat.storeId !== store._id ? null : beatCard(beat, store);
}
