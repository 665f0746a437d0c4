import type { Id } from "../_generated/dataModel";
import type { QueryCtx } from "../_generated/server";

/** A user's store as its owner sees it. */
export async function storeOf(ctx: QueryCtx, ownerId: Id<"users">) {
  const store = await ctx.db
    .query("stores")
    .withIndex("by_owner", (q) => q.eq("ownerId", ownerId))
    .unique();
  if (store === null) return null;
  const { _id, _creationTime, name, slug, bio, plan } = store;
  return { storeId: _id, name, slug, bio, plan, createdAt: _creationTime };
}
