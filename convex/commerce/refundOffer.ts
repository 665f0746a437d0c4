import { hasBeenPaid } from "../../lib/domain/orderMachine";
import type { Doc } from "../_generated/dataModel";
import type { QueryCtx } from "../_generated/server";
import { workOf } from "../platform/askAgain";
import { linesOf } from "./orderLines";
import { lastRefundKey } from "./refundAttempts";
import { refundRequestOf } from "./refundRequestOf";
import { standingOf } from "./unwound";
import { upgradeInTheWay } from "./upgradeInTheWay";

/** What can still be given back of an order, minor units, or why nothing can, in words. */
export type RefundOffer = { amount: number; refusal: null } | { amount: 0; refusal: string };

/** Whether an order can be refunded now. The request goes by it, and the page that offers the request. */
export async function refundOffer(ctx: QueryCtx, order: Doc<"orders">): Promise<RefundOffer> {
  if (order.payment === "processing") return no("The buyer's bank is still working on this payment. It can be refunded once it has arrived.");
  if (!hasBeenPaid(order.payment)) return no("This order was not paid, so there is nothing to refund.");
  if (order.total === 0) return no("Nothing was paid for this order, so there is nothing to refund.");
  if (order.payment === "refunded") return no("This order was refunded already.");
  if (await isUnderway(ctx, order)) return no("A refund of this order is under way.");
  const upgrade = await upgradeInTheWay(ctx, order);
  if (upgrade !== null) return no(`The licence of this order was upgraded. Refund the upgrade, order ${upgrade.number}, first; then this one.`);
  if (order.dispute === "open") return no("A bank disputes this payment. While it decides, the order cannot be refunded: answer the dispute instead.");
  const { refunded, withdrawn } = await standingOf(ctx, order);
  const left = order.total - refunded - withdrawn;
  if (left <= 0) return no("The bank has taken this payment back already, so there is nothing left to refund.");
  return { amount: left, refusal: null };
}

function no(refusal: string): RefundOffer {
  return { amount: 0, refusal };
}

/** Whether somebody asked for a refund, or we did for goods that were gone, and Stripe has not answered. */
async function isUnderway(ctx: QueryCtx, order: Doc<"orders">): Promise<boolean> {
  if (refundRequestOf(order) !== null) return true;
  const undelivered = (await linesOf(ctx, order._id)).filter(({ outcome }) => outcome === "refused").reduce((sum, { amount }) => sum + amount, 0);
  if (undelivered === 0) return false;
  const { made } = await standingOf(ctx, order);
  if (made >= undelivered) return false;
  const asked = await workOf(ctx, await lastRefundKey(ctx, order));
  return asked !== null && asked.state !== "done" && asked.state !== "parked";
}
