import type { Doc, Id } from "../../_generated/dataModel";
import type { QueryCtx } from "../../_generated/server";
import { fail } from "../../errors";

/** An order that was paid, and when. Mails are about nothing else. */
export async function paidOrder(ctx: QueryCtx, orderId: Id<"orders">): Promise<{ order: Doc<"orders">; paidAt: number }> {
  const order = await ctx.db.get(orderId);
  if (order === null || order.paidAt === null) fail("not_found", "There is no such paid order.");
  return { order, paidAt: order.paidAt };
}
