import type { Doc } from "../_generated/dataModel";
import type { QueryCtx } from "../_generated/server";

/** What the interface shows of the person who is signed in. */
export async function describeViewer(ctx: QueryCtx, user: Doc<"users">) {
  const store = await ctx.db
    .query("stores")
    .withIndex("by_owner", (q) => q.eq("ownerId", user._id))
    .unique();
  return {
    userId: user._id,
    email: user.email,
    emailVerified: user.emailVerified,
    name: user.name,
    imageUrl: user.imageUrl,
    role: user.role,
    store: store === null ? null : { storeId: store._id, slug: store.slug, name: store.name, plan: store.plan },
  };
}
