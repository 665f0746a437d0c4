import type { Infer } from "convex/values";
import type { Id } from "../_generated/dataModel";
import type { MutationCtx } from "../_generated/server";
import { fail } from "../errors";
import { audit } from "../platform/audit";
import { openIncident } from "../platform/incidents";
import type { vRefunded, vRefundRefused } from "../platform/workKinds";
import { recordRefund } from "./recordRefunded";
import { refundRequestOf } from "./refundRequestOf";

/** Stripe debits the balance when a refund is made, so `pending` is booked like `succeeded`. */
const MADE = ["succeeded", "pending", "requires_action"];

type Args = { orderId: Id<"orders">; reason: string };

/** Takes in a refund that our work made. Each refund counts once, by Stripe's id. */
export async function applyRefund(ctx: MutationCtx, args: Args, refund: Infer<typeof vRefunded>): Promise<void> {
  const { refundId, amount, status, madeAt = Math.floor(Date.now() / 1000) } = refund;
  if (!MADE.includes(status)) fail("conflict", `Stripe answered the refund ${refundId} with ${status}.`);
  if (!Number.isSafeInteger(amount) || amount <= 0) fail("invalid_request", "A refund is a whole number of minor units.");
  const order = (await ctx.db.get(args.orderId)) ?? fail("not_found", "There is no such order.");
  const recorded = await recordRefund(ctx, order, { refundId, amount, madeAt, failedAt: null });
  if (!recorded) fail("conflict", `With the refund ${refundId} more went back than was paid.`);
}

/**
 * Takes in that Stripe will not refund: the bank's dispute over the payment came first. The request is over, so that one may
 * be made again should the dispute be won; money for goods never delivered is for an administrator to look after.
 */
export async function applyRefundRefusal(ctx: MutationCtx, args: Args, refusal: Infer<typeof vRefundRefused>): Promise<void> {
  const order = (await ctx.db.get(args.orderId)) ?? fail("not_found", "There is no such order.");
  const refundRequest = refundRequestOf(order);
  const requested = refundRequest !== null && refundRequest.by !== "system";
  await audit(ctx, "system", "refund.refused", `order:${order._id}`, { why: refusal.refused, message: refusal.message, requested });
  if (refundRequest !== null) await ctx.db.patch(order._id, { refundRequest: null, ...(requested ? { refundReason: null } : {}) });
  if (requested) return;
  await openIncident(ctx, {
    key: `refund_refused/${order._id}`,
    kind: "refund_refused",
    subject: `order:${order._id}`,
    message: `Order ${order.number} could not be delivered or kept, and Stripe refuses its refund because of a dispute. Refund it when the dispute is decided.`,
    detail: { reason: args.reason },
  });
}
