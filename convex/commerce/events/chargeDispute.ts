import type { MutationCtx } from "../../_generated/server";
import { fail } from "../../errors";
import type { EventOutcome } from "../../platform/eventOutcome";
import { applyDispute, type DisputeFacts } from "../applyDispute";
import { orderOfPayment } from "./orderOfPayment";
import { isRecord, readAmount, readBoolean, readRef, readSigned, readString, type StripeRecord } from "./stripeObject";

/**
 * Any news of a dispute. Every event carries the whole dispute with what it moved on the balance so far, so one handler
 * serves all of them and none depends on another. https://docs.stripe.com/api/disputes/object
 */
export async function chargeDispute(ctx: MutationCtx, dispute: StripeRecord): Promise<EventOutcome> {
  const { order, outcome } = await orderOfPayment(ctx, {
    paymentIntentId: readRef(dispute, "payment_intent"),
    currency: readString(dispute, "currency"),
    livemode: readBoolean(dispute, "livemode"),
  });
  if (outcome !== null) return outcome;
  const waitsFor = await applyDispute(ctx, order, factsOf(dispute));
  if (waitsFor === null) return { state: "processed", note: null, waitsFor };
  return { state: "waiting", note: "The bank gives money back that we have not heard it took.", waitsFor };
}

function factsOf(dispute: StripeRecord): DisputeFacts {
  const details = isRecord(dispute.evidence_details) ? dispute.evidence_details : {};
  return {
    disputeId: readString(dispute, "id"),
    chargeId: readRef(dispute, "charge") ?? fail("invalid_request", "The dispute names no charge."),
    amount: readAmount(dispute, "amount"),
    currency: readString(dispute, "currency"),
    reason: readString(dispute, "reason"),
    status: readString(dispute, "status"),
    dueBy: typeof details.due_by === "number" ? details.due_by * 1000 : null,
    openedAt: readAmount(dispute, "created") * 1000,
    movements: movementsOf(dispute.balance_transactions, readString(dispute, "currency")),
  };
}

/** What the dispute took from the balance and gave back. `amount` is negative where it took; `fee` is what Stripe charged. */
function movementsOf(list: unknown, currency: string): DisputeFacts["movements"] {
  if (list === undefined || list === null) return [];
  if (!Array.isArray(list)) fail("invalid_request", "The dispute's balance transactions are no list.");
  return list.map((entry: unknown) => {
    if (!isRecord(entry)) fail("invalid_request", "A balance transaction of the dispute is not what Stripe documents.");
    if (readString(entry, "currency") !== currency) fail("conflict", `The dispute is in ${currency}, its balance transaction in another currency.`);
    return { transactionId: readString(entry, "id"), amount: readSigned(entry, "amount"), fee: readSigned(entry, "fee") };
  });
}
