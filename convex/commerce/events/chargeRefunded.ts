import type { MutationCtx } from "../../_generated/server";
import { fail } from "../../errors";
import type { EventOutcome } from "../../platform/eventOutcome";
import { paymentIntentKey } from "../markPaid";
import { recordRefunded } from "../recordRefunded";
import { readAmount, readBoolean, readRef, readString, type StripeRecord } from "./stripeObject";

/**
 * Some of a charge, or all of it, went back: by our own refund or by one made in Stripe's dashboard.
 * `amount_refunded` is the sum so far. https://docs.stripe.com/api/charges/object
 */
export async function chargeRefunded(ctx: MutationCtx, charge: StripeRecord): Promise<EventOutcome> {
  const paymentIntentId = readRef(charge, "payment_intent");
  if (paymentIntentId === null) return { state: "ignored", note: "The charge was not made by a checkout of ours.", waitsFor: null };
  const order = await ctx.db
    .query("orders")
    .withIndex("by_payment_intent", (q) => q.eq("paymentIntentId", paymentIntentId))
    .unique();
  if (order === null) {
    return { state: "waiting", note: "The payment itself has not been reported yet.", waitsFor: paymentIntentKey(paymentIntentId) };
  }
  const currency = readString(charge, "currency");
  if (currency !== order.currency) fail("conflict", `Refunded in ${currency}, ordered in ${order.currency}.`);
  const live = order.sessionId?.startsWith("cs_live_") === true;
  if (readBoolean(charge, "livemode") !== live) fail("conflict", "The charge and the order are in different modes.");
  await recordRefunded(ctx, order, readAmount(charge, "amount_refunded"));
  return { state: "processed", note: null, waitsFor: null };
}
