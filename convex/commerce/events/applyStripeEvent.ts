import type { MutationCtx } from "../../_generated/server";
import { fail } from "../../errors";
import type { EventOutcome } from "../../platform/eventOutcome";
import { chargeDispute } from "./chargeDispute";
import { chargeRefunded } from "./chargeRefunded";
import { chargeSucceeded } from "./chargeSucceeded";
import { checkoutSessionAsyncPaymentFailed } from "./checkoutSessionAsyncPaymentFailed";
import { checkoutSessionAsyncPaymentSucceeded } from "./checkoutSessionAsyncPaymentSucceeded";
import { checkoutSessionCompleted } from "./checkoutSessionCompleted";
import { checkoutSessionExpired } from "./checkoutSessionExpired";
import { paymentIntentPaymentFailed } from "./paymentIntentPaymentFailed";
import { paymentIntentSucceeded } from "./paymentIntentSucceeded";
import { refundChanged } from "./refundChanged";
import { isRecord, parseRecord, readAmount, readBoolean, type EventFrame, type StripeRecord } from "./stripeObject";

type Handler = (ctx: MutationCtx, object: StripeRecord, event: EventFrame) => Promise<EventOutcome>;

const HANDLERS: Record<string, Handler> = {
  "checkout.session.completed": checkoutSessionCompleted,
  "checkout.session.async_payment_succeeded": checkoutSessionAsyncPaymentSucceeded,
  "checkout.session.async_payment_failed": checkoutSessionAsyncPaymentFailed,
  "checkout.session.expired": checkoutSessionExpired,
  "payment_intent.succeeded": paymentIntentSucceeded,
  "payment_intent.payment_failed": paymentIntentPaymentFailed,
  "charge.succeeded": chargeSucceeded,
  "charge.refunded": chargeRefunded,
  "charge.refund.updated": refundChanged,
  "refund.created": refundChanged,
  "refund.updated": refundChanged,
  "refund.failed": refundChanged,
  "charge.dispute.created": chargeDispute,
  "charge.dispute.updated": chargeDispute,
  "charge.dispute.closed": chargeDispute,
  "charge.dispute.funds_withdrawn": chargeDispute,
  "charge.dispute.funds_reinstated": chargeDispute,
};

/**
 * Applies a verified Stripe event. Only the platform's own events count: one that names a connected account is refused,
 * and so is one whose object is in another mode than the event. Throws a refusal whose message is kept with the event.
 */
export async function applyStripeEvent(ctx: MutationCtx, type: string, payload: string): Promise<EventOutcome> {
  const handler = Object.hasOwn(HANDLERS, type) ? HANDLERS[type] : undefined;
  if (handler === undefined) return { state: "ignored", note: "Nothing here depends on this type of event.", waitsFor: null };
  const event = parseRecord(payload);
  const object = isRecord(event.data) ? event.data.object : undefined;
  if (event.type !== type || !isRecord(object)) fail("invalid_request", "This is not the event it is filed as.");
  if (event.account !== undefined && event.account !== null) fail("forbidden", "The event belongs to a connected account, not to the platform.");
  const livemode = readBoolean(event, "livemode");
  // A refund carries no mode of its own.
  if (object.livemode !== undefined && object.livemode !== livemode) fail("conflict", "The event and its object are in different modes.");
  const createdAt = event.created === undefined ? Math.floor(Date.now() / 1000) : readAmount(event, "created");
  return await handler(ctx, object, { livemode, createdAt });
}
