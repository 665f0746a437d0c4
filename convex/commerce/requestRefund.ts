import { hasBeenPaid } from "../../lib/domain/orderMachine";
import { TEXT_LIMITS } from "../../lib/domain/limits";
import type { Doc, Id } from "../_generated/dataModel";
import type { MutationCtx } from "../_generated/server";
import { fail } from "../errors";
import { audit } from "../platform/audit";
import { spend } from "../platform/slidingWindow";
import { cleanText } from "../platform/text";
import { askRefund, refundKey } from "./askRefund";
import { linesOf } from "./orderLines";
import { refuseUpgraded } from "./refuseUpgraded";
import { standingOf } from "./unwound";

export type RefundRequest = { orderId: Id<"orders">; reason: string };
type Requested = { orderId: Id<"orders">; amount: number; currency: string };

/** A seller gives an order of their own back, all that is left of it. One with another seller's lines is not theirs to give. */
export async function requestOwnRefund(ctx: MutationCtx, seller: Doc<"users">, request: RefundRequest): Promise<Requested> {
  const lines = await linesOf(ctx, request.orderId);
  if (lines.length === 0 || lines.some(({ sellerId }) => sellerId !== seller._id)) fail("not_found", "There is no such order of yours.");
  return await requestRefund(ctx, seller, request);
}

/**
 * Asks for a full refund of what is left of an order, on behalf of somebody who may. The order shows it at once; goods and
 * book follow when Stripe has made it. A request that is under way is refused, so however often it is asked for, one refund is made.
 */
export async function requestRefund(ctx: MutationCtx, by: Doc<"users">, { orderId, reason }: RefundRequest): Promise<Requested> {
  await spend(ctx, "requestRefund", by._id);
  const words = cleanText("reason", reason, { min: 3, max: TEXT_LIMITS.refundReason });
  const order = (await ctx.db.get(orderId)) ?? fail("not_found", "There is no such order.");
  const amount = await refundable(ctx, order);
  const paymentIntentId = order.paymentIntentId ?? fail("conflict", "Nothing was paid for this order, so there is nothing to give back.");
  await ctx.db.patch(orderId, { refundRequest: { by: by._id, at: Date.now() }, refundReason: words });
  await askRefund(ctx, order, { orderId, paymentIntentId, amount, reason: words });
  await audit(ctx, { userId: by._id }, "refund.requested", `order:${orderId}`, { amount, currency: order.currency, reason: words });
  return { orderId, amount, currency: order.currency };
}

/** What can still be given back, minor units. Refuses, in words, an order of which nothing can be. */
async function refundable(ctx: MutationCtx, order: Doc<"orders">): Promise<number> {
  if (order.payment === "processing") fail("conflict", "The buyer's bank is still working on this payment. It can be refunded once it has arrived.");
  if (!hasBeenPaid(order.payment)) fail("conflict", "This order was not paid, so there is nothing to refund.");
  if (order.total === 0) fail("conflict", "Nothing was paid for this order, so there is nothing to refund.");
  if (order.payment === "refunded") fail("conflict", "This order was refunded already.");
  if (await isUnderway(ctx, order)) fail("conflict", "A refund of this order is under way.");
  await refuseUpgraded(ctx, order);
  if (order.dispute === "open") fail("conflict", "A bank disputes this payment. While it decides, the order cannot be refunded: answer the dispute instead.");
  const { refunded, withdrawn } = await standingOf(ctx, order);
  const left = order.total - refunded - withdrawn;
  if (left <= 0) fail("conflict", "The bank has taken this payment back already, so there is nothing left to refund.");
  return left;
}

/** Whether somebody asked for a refund, or we did for goods that were gone, and Stripe has not answered. */
async function isUnderway(ctx: MutationCtx, order: Doc<"orders">): Promise<boolean> {
  if (order.refundRequest !== null) return true;
  const undelivered = (await linesOf(ctx, order._id)).filter(({ outcome }) => outcome === "refused").reduce((sum, { amount }) => sum + amount, 0);
  if (undelivered === 0) return false;
  const { made } = await standingOf(ctx, order);
  if (made >= undelivered) return false;
  const asked = await ctx.db
    .query("work")
    .withIndex("by_key", (q) => q.eq("key", refundKey(order._id, Math.max(0, order.refundAttempts - 1))))
    .unique();
  return asked !== null && asked.state !== "done" && asked.state !== "parked";
}
