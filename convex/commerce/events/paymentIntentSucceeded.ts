import type { MutationCtx } from "../../_generated/server";
import { fail } from "../../errors";
import type { EventOutcome } from "../../platform/eventOutcome";
import { markPaid } from "../markPaid";
import { demandMode } from "./orderOfPayment";
import { isRecord, readAmount, readBoolean, readString, type StripeRecord } from "./stripeObject";

/**
 * A payment arrived: the same fact as a session completed and paid, often told first. The intent names the order, because
 * our server wrote it there when it made the session. https://docs.stripe.com/api/payment_intents/object
 */
export async function paymentIntentSucceeded(ctx: MutationCtx, intent: StripeRecord): Promise<EventOutcome> {
  const metadata = isRecord(intent.metadata) ? intent.metadata : {};
  const named = typeof metadata.orderId === "string" ? ctx.db.normalizeId("orders", metadata.orderId) : null;
  if (named === null) return { state: "ignored", note: "The payment was not made by a checkout of ours.", waitsFor: null };
  const order = (await ctx.db.get(named)) ?? fail("not_found", "There is no such order.");
  const paymentIntentId = readString(intent, "id");
  if (order.sessionId === null) fail("conflict", "The order has no session that could have been paid.");
  if (order.paymentIntentId !== null && order.paymentIntentId !== paymentIntentId) fail("conflict", "The order was paid by another payment.");
  demandMode(order, readBoolean(intent, "livemode"));
  const [currency, received] = [readString(intent, "currency"), readAmount(intent, "amount_received")];
  if (currency !== order.currency) fail("conflict", `Paid in ${currency}, ordered in ${order.currency}.`);
  if (received !== order.total) fail("conflict", `Paid ${received}, ordered for ${order.total}.`);
  const paid = await markPaid(ctx, order, paymentIntentId);
  return { state: "processed", note: paid.refundReason, waitsFor: null };
}
