import type { MutationCtx } from "../../_generated/server";
import type { EventOutcome } from "../../platform/eventOutcome";
import { applySession, type SessionFacts } from "../applySession";
import { isRecord, readAmount, readBoolean, readRef, readString, readWord, type StripeRecord } from "./stripeObject";

/** What a Checkout Session object says. https://docs.stripe.com/api/checkout/sessions/object */
export function sessionFacts(session: StripeRecord): SessionFacts {
  const metadata = isRecord(session.metadata) ? session.metadata : {};
  return {
    sessionId: readString(session, "id"),
    status: readWord(session, "status", ["open", "complete", "expired"]),
    paymentStatus: readWord(session, "payment_status", ["paid", "unpaid", "no_payment_required"]),
    amountTotal: readAmount(session, "amount_total"),
    currency: readString(session, "currency"),
    livemode: readBoolean(session, "livemode"),
    paymentIntentId: readRef(session, "payment_intent"),
    orderId: typeof metadata.orderId === "string" ? metadata.orderId : null,
  };
}

/** Applies a session's facts and says what came of it. */
export async function applySessionEvent(ctx: MutationCtx, facts: SessionFacts): Promise<EventOutcome> {
  const order = await applySession(ctx, facts);
  if (order === null) return { state: "ignored", note: "The session was never given to a buyer.", waitsFor: null };
  return { state: "processed", note: order.refundReason, waitsFor: null };
}
