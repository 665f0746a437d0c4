import type { Infer } from "convex/values";
import { fail } from "../errors";
import type { UserMutationCtx } from "../functions";
import { audit } from "../platform/audit";
import { spend } from "../platform/slidingWindow";
import { endOpenOrder } from "./closeOrder";
import type { vPayment } from "./validators";

/**
 * A buyer gives an open checkout of theirs up: Stripe is asked to end its session, and what it held is free as soon as
 * Stripe has. Returns how the payment stands now; an order that is no longer open stays what it is.
 */
export async function endCheckout(ctx: UserMutationCtx, id: string): Promise<{ payment: Infer<typeof vPayment> }> {
  const orderId = ctx.db.normalizeId("orders", id) ?? fail("invalid_id", "This is not the id of an order.");
  const order = await ctx.db.get(orderId);
  if (order === null || order.buyerId !== ctx.user._id) fail("not_found", "There is no such order of yours.");
  if (order.payment !== "open" || order.closing) return { payment: order.payment };
  await spend(ctx, "endCheckout", ctx.user._id);
  await endOpenOrder(ctx, order, "abandoned");
  await audit(ctx, { userId: ctx.user._id }, "checkout.ended", `order:${orderId}`);
  return { payment: (await ctx.db.get(orderId))?.payment ?? order.payment };
}
