import type { Doc } from "../../_generated/dataModel";
import type { QueryCtx } from "../../_generated/server";
import { fail } from "../../errors";
import type { EventOutcome } from "../../platform/eventOutcome";
import { paymentIntentKey } from "../markPaid";

/** What an event that names a payment is about: the order, checked for currency and mode, or what becomes of the event instead. */
export type PaymentNews = { order: Doc<"orders">; outcome: null } | { order: null; outcome: EventOutcome };

/** Finds the order behind a payment intent. News that comes before the payment itself waits for it. */
export async function orderOfPayment(
  ctx: QueryCtx,
  news: { paymentIntentId: string | null; currency: string; livemode: boolean },
): Promise<PaymentNews> {
  const { paymentIntentId, currency, livemode } = news;
  if (paymentIntentId === null) return instead("ignored", "The charge was not made by a checkout of ours.", null);
  const order = await ctx.db
    .query("orders")
    .withIndex("by_payment_intent", (q) => q.eq("paymentIntentId", paymentIntentId))
    .unique();
  if (order === null) return instead("waiting", "The payment itself has not been reported yet.", paymentIntentKey(paymentIntentId));
  if (currency !== order.currency) fail("conflict", `The charge is in ${currency}, the order in ${order.currency}.`);
  demandMode(order, livemode);
  return { order, outcome: null };
}

/** Refuses news of the other mode: Stripe writes a session's mode into its id. */
export function demandMode(order: Doc<"orders">, livemode: boolean): void {
  const live = order.sessionId?.startsWith("cs_live_") === true;
  if (livemode !== live) fail("conflict", "The charge and the order are in different modes.");
}

function instead(state: "ignored" | "waiting", note: string, waitsFor: string | null): PaymentNews {
  return { order: null, outcome: { state, note, waitsFor } };
}
