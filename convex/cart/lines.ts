import type { Infer } from "convex/values";
import { CART } from "../../lib/domain/cartBounds";
import type { Doc, Id } from "../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../_generated/server";
import type { vWish } from "../commerce/validators";

type Wish = Infer<typeof vWish>;

/** An account's cart, in the order in which it was filled. */
export async function linesOfCart(ctx: QueryCtx, userId: Id<"users">): Promise<Wish[]> {
  const rows = await ctx.db
    .query("cartLines")
    .withIndex("by_user", (q) => q.eq("userId", userId))
    .take(CART.rows);
  return rows.map(({ beatId, tierType }) => ({ beatId, tierType }));
}

/** An account's line for a beat. */
export async function lineOf(ctx: QueryCtx, userId: Id<"users">, beatId: Id<"beats">): Promise<Doc<"cartLines"> | null> {
  return await ctx.db
    .query("cartLines")
    .withIndex("by_user_beat", (q) => q.eq("userId", userId).eq("beatId", beatId))
    .unique();
}

/** Takes a beat out of an account's cart: its owner did, or has bought it. */
export async function leaveCart(ctx: MutationCtx, userId: Id<"users">, beatId: Id<"beats">): Promise<void> {
  const line = await lineOf(ctx, userId, beatId);
  if (line !== null) await ctx.db.delete(line._id);
}
