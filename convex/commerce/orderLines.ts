import type { Doc, Id } from "../_generated/dataModel";
import type { QueryCtx } from "../_generated/server";

/** An order is one line, or the few that one checkout takes. */
const MAX_LINES = 50;

/** The lines of an order, in the order they were quoted. */
export async function linesOf(ctx: QueryCtx, orderId: Id<"orders">): Promise<Doc<"orderLines">[]> {
  return await ctx.db
    .query("orderLines")
    .withIndex("by_order", (q) => q.eq("orderId", orderId))
    .take(MAX_LINES);
}
