import type { PaginationOptions } from "convex/server";
import type { Infer } from "convex/values";
import type { Doc } from "../_generated/dataModel";
import type { QueryCtx } from "../_generated/server";
import type { UserQueryCtx } from "../functions";
import { bounded } from "../platform/bounded";
import { shopfrontOf } from "../stores/shopfront";
import { imageAddress, readStorefront } from "../stores/storefront";
import type { vFollowedStore } from "./schema";

/** The stores the caller follows, the latest first. One that closed is left out. */
export async function followedStores(ctx: UserQueryCtx, paginationOpts: PaginationOptions) {
  const result = await ctx.db
    .query("follows")
    .withIndex("by_user", (q) => q.eq("userId", ctx.user._id))
    .order("desc")
    .paginate(bounded(paginationOpts));
  const rows = await Promise.all(result.page.map(async (follow) => await row(ctx, follow)));
  return { ...result, page: rows.filter((one) => one !== null) };
}

async function row(ctx: QueryCtx, { storeId, _creationTime }: Doc<"follows">): Promise<Infer<typeof vFollowedStore> | null> {
  const store = await ctx.db.get(storeId);
  if (store === null || store.closedAt !== undefined) return null;
  const { avatarFileId } = await readStorefront(ctx, storeId);
  const shopfront = await shopfrontOf(ctx, storeId);
  return { storeId, slug: store.slug, name: store.name, avatar: imageAddress(avatarFileId), beats: shopfront?.beats ?? 0, followedAt: _creationTime };
}
