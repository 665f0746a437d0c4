import { TEXT_LIMITS } from "../../lib/domain/limits";
import type { Doc, Id } from "../_generated/dataModel";
import type { MutationCtx } from "../_generated/server";
import { fail } from "../errors";
import { audit } from "../platform/audit";
import { spend } from "../platform/slidingWindow";
import { cleanText } from "../platform/text";
import { askRefund } from "./askRefund";
import { linesOf } from "./orderLines";
import { refundOffer } from "./refundOffer";

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
  const offer = await refundOffer(ctx, order);
  if (offer.refusal !== null) fail("conflict", offer.refusal);
  const { amount } = offer;
  const paymentIntentId = order.paymentIntentId ?? fail("conflict", "Nothing was paid for this order, so there is nothing to refund.");
  await ctx.db.patch(orderId, { refundRequest: { by: by._id, at: Date.now() }, refundReason: words });
  await askRefund(ctx, order, { orderId, paymentIntentId, amount, reason: words });
  await audit(ctx, { userId: by._id }, "refund.requested", `order:${orderId}`, { amount, currency: order.currency, reason: words });
  return { orderId, amount, currency: order.currency };
}
