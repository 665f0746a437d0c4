import { PLAIN_STOREFRONT, wholeSections } from "../../lib/domain/storefront";
import type { Doc, Id } from "../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../_generated/server";

export type Storefront = Pick<Doc<"storefronts">, "accent" | "sections" | "links" | "featuredBeatId" | "avatarFileId" | "bannerFileId" | "version">;

/** How a store looks now; version 0 while its owner has changed nothing. */
export async function readStorefront(ctx: QueryCtx, storeId: Id<"stores">): Promise<Storefront> {
  const row = await storefrontRow(ctx, storeId);
  if (row !== null) return { ...row, sections: wholeSections(row.sections) };
  const { accent, sections, links } = PLAIN_STOREFRONT;
  return { accent, sections: [...sections], links: [...links], featuredBeatId: null, avatarFileId: null, bannerFileId: null, version: 0 };
}

/** Changes a part of it; the first change makes the row. */
export async function writeStorefront(ctx: MutationCtx, storeId: Id<"stores">, change: Partial<Storefront>): Promise<void> {
  const row = await storefrontRow(ctx, storeId);
  if (row !== null) await ctx.db.patch(row._id, change);
  else await ctx.db.insert("storefronts", { storeId, ...(await readStorefront(ctx, storeId)), ...change });
}

async function storefrontRow(ctx: QueryCtx, storeId: Id<"stores">): Promise<Doc<"storefronts"> | null> {
  return await ctx.db
    .query("storefronts")
    .withIndex("by_store", (q) => q.eq("storeId", storeId))
    .unique();
}

/** The public address of a picture. What is under it never changes. */
export function imageAddress(fileId: Id<"files"> | null): string | null {
  return fileId === null ? null : `/api/images/${fileId}.webp`;
}
