import { advancePayment } from "../../lib/domain/orderMachine";
import type { Doc, Id } from "../_generated/dataModel";
import type { MutationCtx } from "../_generated/server";
import { releaseUse } from "../deals/couponUses";
import { enqueueWork } from "../platform/enqueueWork";
import { endHolds } from "./holds";

/** The fact that Stripe was asked to end an order's session. */
export function expiryKey(orderId: Id<"orders">): string {
  return `expire/${orderId}`;
}

type Why = NonNullable<Doc<"orders">["closedReason"]>;

/** Closes an order that nobody paid, and lets go of what it held. An order that was paid, or is closed, stays as it is. */
export async function closeUnpaid(ctx: MutationCtx, order: Doc<"orders">, why: Why): Promise<void> {
  const payment = advancePayment(order.payment, why === "payment_failed" ? "failed" : "expired");
  if (payment === order.payment) return;
  await ctx.db.patch(order._id, { payment, closedReason: why });
  await releaseUse(ctx, order._id);
  await endHolds(ctx, order._id, { state: "released", coolDown: coolDownAfter(order, why) });
}

/**
 * A buyer is kept off an exclusive only for letting a session of theirs lapse, not for what happened to them. That an order
 * got no session happens to a buyer once; opened without one again and again, it would keep everybody else off for nothing.
 */
function coolDownAfter(order: Doc<"orders">, why: Why): "always" | "repeated" | "never" {
  if (why === "expired" && !order.replaced) return "always";
  return why === "abandoned" && order.sessionId === null ? "repeated" : "never";
}

/**
 * Ends an open order that is no longer wanted. Without a session it is closed at once: no one was ever shown where to pay.
 * With one, Stripe is asked to end it, and only Stripe's word closes the order and frees what it holds.
 */
export async function endOpenOrder(ctx: MutationCtx, order: Doc<"orders">, why: "abandoned" | "sold"): Promise<void> {
  if (order.payment !== "open") return;
  if (order.sessionId === null) return await closeUnpaid(ctx, order, why);
  const task = { kind: "stripe.expireSession", args: { orderId: order._id, sessionId: order.sessionId } } as const;
  await ctx.db.patch(order._id, { closing: true, ...(why === "sold" ? { replaced: true } : {}) });
  await enqueueWork(ctx, task, expiryKey(order._id));
}
