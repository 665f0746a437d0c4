import type { MutationCtx } from "../../_generated/server";
import { fail } from "../../errors";
import type { EventOutcome } from "../../platform/eventOutcome";
import { recordRefund } from "../recordRefunded";
import { refundFailureKey } from "../restate";
import { orderOfPayment } from "./orderOfPayment";
import { readAmount, readRef, readString, type EventFrame, type StripeRecord } from "./stripeObject";

/** Stripe debits the balance when a refund is made, and credits it again when the buyer's bank sends the money back. */
const STANDS = new Map([
  ["pending", true],
  ["requires_action", true],
  ["succeeded", true],
  ["failed", false],
  ["canceled", false],
]);

/** One refund was made, has changed or has failed. https://docs.stripe.com/api/refunds/object */
export async function refundChanged(ctx: MutationCtx, refund: StripeRecord, event: EventFrame): Promise<EventOutcome> {
  const { order, outcome } = await orderOfPayment(ctx, {
    paymentIntentId: readRef(refund, "payment_intent"),
    currency: readString(refund, "currency"),
    livemode: event.livemode,
  });
  if (outcome !== null) return outcome;
  const status = readString(refund, "status");
  const stands = STANDS.get(status) ?? fail("invalid_request", `A refund that is ${status} is not known here.`);
  const recorded = await recordRefund(ctx, order, {
    refundId: readString(refund, "id"),
    amount: readAmount(refund, "amount"),
    madeAt: readAmount(refund, "created"),
    failedAt: stands ? null : event.createdAt,
  });
  if (recorded) return { state: "processed", note: null, waitsFor: null };
  return { state: "waiting", note: "More was refunded than was paid: an earlier refund must have failed.", waitsFor: refundFailureKey(order) };
}
