import type { MutationCtx } from "../../_generated/server";
import type { EventOutcome } from "../../platform/eventOutcome";
import { recordRefunded } from "../recordRefunded";
import { orderOfPayment } from "./orderOfPayment";
import { readAmount, readBoolean, readRef, readString, type StripeRecord } from "./stripeObject";

/**
 * Some of a charge, or all of it, went back: by our own refund or by one made in Stripe's dashboard.
 * `amount_refunded` is the sum so far. https://docs.stripe.com/api/charges/object
 */
export async function chargeRefunded(ctx: MutationCtx, charge: StripeRecord): Promise<EventOutcome> {
  const { order, outcome } = await orderOfPayment(ctx, {
    paymentIntentId: readRef(charge, "payment_intent"),
    currency: readString(charge, "currency"),
    livemode: readBoolean(charge, "livemode"),
  });
  if (outcome !== null) return outcome;
  await recordRefunded(ctx, order, readAmount(charge, "amount_refunded"));
  return { state: "processed", note: null, waitsFor: null };
}
