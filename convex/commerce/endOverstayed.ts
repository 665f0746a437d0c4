import type { Id } from "../_generated/dataModel";
import type { MutationCtx } from "../_generated/server";
import { endOpenOrder } from "./closeOrder";

/** Ends an order whose exclusive its buyer has kept from others for as long as one may: its session may have longer to live. */
export async function endOverstayed(ctx: MutationCtx, orderId: Id<"orders">): Promise<void> {
  const order = await ctx.db.get(orderId);
  if (order !== null && !order.closing) await endOpenOrder(ctx, order, "abandoned");
}
