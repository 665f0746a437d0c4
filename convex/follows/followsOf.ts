import { FOLLOWS } from "../../lib/domain/follows";
import type { Doc, Id } from "../_generated/dataModel";
import type { QueryCtx } from "../_generated/server";

/** Every follow of somebody; there are never more than `FOLLOWS.max`. */
export async function followsOf(ctx: QueryCtx, userId: Id<"users">): Promise<Doc<"follows">[]> {
  return await ctx.db
    .query("follows")
    .withIndex("by_user", (q) => q.eq("userId", userId))
    .take(FOLLOWS.max);
}
