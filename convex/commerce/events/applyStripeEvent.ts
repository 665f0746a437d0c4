import type { MutationCtx } from "../../_generated/server";
import { fail } from "../../errors";
import type { EventOutcome } from "../../platform/eventOutcome";
import { chargeRefunded } from "./chargeRefunded";
import { checkoutSessionAsyncPaymentFailed } from "./checkoutSessionAsyncPaymentFailed";
import { checkoutSessionAsyncPaymentSucceeded } from "./checkoutSessionAsyncPaymentSucceeded";
import { checkoutSessionCompleted } from "./checkoutSessionCompleted";
import { checkoutSessionExpired } from "./checkoutSessionExpired";
import { paymentIntentPaymentFailed } from "./paymentIntentPaymentFailed";
import { isRecord, parseRecord, type StripeRecord } from "./stripeObject";

type Handler = (ctx: MutationCtx, object: StripeRecord) => Promise<EventOutcome>;

const HANDLERS: Record<string, Handler> = {
  "checkout.session.completed": checkoutSessionCompleted,
  "checkout.session.async_payment_succeeded": checkoutSessionAsyncPaymentSucceeded,
  "checkout.session.async_payment_failed": checkoutSessionAsyncPaymentFailed,
  "checkout.session.expired": checkoutSessionExpired,
  "charge.refunded": chargeRefunded,
  "payment_intent.payment_failed": paymentIntentPaymentFailed,
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
  if (event.livemode !== object.livemode) fail("conflict", "The event and its object are in different modes.");
  return await handler(ctx, object);
}
