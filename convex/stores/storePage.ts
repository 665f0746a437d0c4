import type { QueryCtx } from "../_generated/server";

/** What anybody may know of the store at this address, or `null`. */
export async function storePage(ctx: QueryCtx, slug: string) {
  const store = await ctx.db
    .query("stores")
    .withIndex("by_slug", (q) => q.eq("slug", slug))
    .unique();
  return store === null || store.closedAt !== undefined ? null : { storeId: store._id, name: store.name, slug: store.slug, bio: store.bio };
}
