import type { Doc } from "../../_generated/dataModel";
import { fail } from "../../errors";
import type { UserQueryCtx } from "../../functions";

/** An order of the caller's by its id. Somebody else's does not exist, and neither does what cannot be an id. */
export async function ownOrder(ctx: UserQueryCtx, id: string): Promise<Doc<"orders">> {
  const orderId = ctx.db.normalizeId("orders", id);
  const order = orderId === null ? null : await ctx.db.get(orderId);
  if (order === null || order.buyerId !== ctx.user._id) fail("not_found", "There is no such order of yours.");
  return order;
}
