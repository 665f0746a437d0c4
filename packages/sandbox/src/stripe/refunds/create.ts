import { DISPUTED, disputeOf } from "../disputes/of-charge";
import { cardOfFingerprint } from "../money/cards";
import { formatAmount } from "../money/currency";
import { bookRefund } from "../money/ledger";
import { isBankPayment } from "../money/methods";
import { make } from "../schema/blank";
import { newId } from "../state/ids";
import type { Transaction } from "../state/transaction";
import type { Charge, Fate, Metadata, Refund } from "../state/types";
import { StripeError } from "../wire/errors";

const DAY = 24 * 60 * 60 * 1000;

interface RefundRequest {
  /** Minor units; what is left of the charge when absent. */
  amount?: number;
  reason: Refund["reason"];
  metadata: Metadata;
}

/**
 * Refunds all or a part. Some test cards and every bank account answer later; see `Fate`.
 * @throws StripeError when the charge did not succeed, is disputed, or less than that is left of it.
 */
export function refundCharge(tx: Transaction, charge: Charge, request: RefundRequest): Refund {
  const left = charge.amount_captured - charge.amount_refunded;
  const amount = request.amount ?? left;
  checkRefundable(tx, charge, amount, left);
  const id = newId(isBankPayment(charge) ? "pyr" : "re");
  const later = answersLater(charge);
  const pending = later?.pending ?? false;
  const booked = bookRefund(tx, { id, amount, currency: charge.currency }, charge);
  const refund: Refund = make("Refund", {
    id,
    object: "refund",
    created: tx.now(),
    amount,
    balance_transaction: booked.id,
    charge: charge.id,
    currency: charge.currency,
    customer: charge.customer,
    payment_intent: charge.payment_intent,
    payment_method: charge.payment_method,
    reason: request.reason,
    metadata: request.metadata,
    status: pending ? "pending" : "succeeded",
    ...(pending && { pending_reason: "processing" as const }),
    destination_details: destination(charge),
  });
  const amount_refunded = charge.amount_refunded + amount;
  const after: Charge = { ...charge, amount_refunded, refunded: amount_refunded === charge.amount_captured };
  tx.put("refund", refund);
  tx.put("charge", after);
  if (later) tx.put("fate", { id, at: tx.clock.now() + DAY, done: false, what: { kind: "settle_refund", status: later.status } });
  tx.emit("charge.refunded", after, charge);
  tx.emit("refund.created", refund);
  return refund;
}

type Later = { pending: boolean; status: Extract<Fate["what"], { kind: "settle_refund" }>["status"] };

/** https://docs.stripe.com/testing#refunds */
function answersLater(charge: Charge): Later | undefined {
  if (isBankPayment(charge)) return { pending: true, status: "succeeded" };
  const behaviour = cardOfFingerprint(charge.payment_method_details?.card?.fingerprint ?? "")?.refunds;
  if (behaviour === "pending") return { pending: true, status: "succeeded" };
  return behaviour === "fail" ? { pending: false, status: "failed" } : undefined;
}

function destination(charge: Charge): NonNullable<Refund["destination_details"]> {
  const bank = { reference: null, reference_status: null };
  if (charge.payment_method_details?.us_bank_account) return { type: "us_bank_transfer", us_bank_transfer: bank };
  if (charge.payment_method_details?.sepa_debit) return { type: "eu_bank_transfer", eu_bank_transfer: bank };
  return { type: "card", card: { type: "refund", reference_status: "pending", reference_type: "acquirer_reference_number" } };
}

/** These refusals are kept for the idempotency key: the request was valid, the account's state was not. */
function checkRefundable(tx: Transaction, charge: Charge, amount: number, left: number): void {
  if (charge.status !== "succeeded") {
    throw new StripeError(`Charge ${charge.id} has not been captured or did not succeed, so it cannot be refunded.`, {
      code: "charge_not_refundable",
      param: "charge",
      executed: true,
    });
  }
  if (DISPUTED.has(disputeOf(tx, charge)?.status ?? "")) {
    throw new StripeError(`Charge ${charge.id} has been charged back; cannot issue a refund.`, { code: "charge_disputed", executed: true });
  }
  if (left === 0) {
    throw new StripeError(`Charge ${charge.id} has already been refunded.`, { code: "charge_already_refunded", executed: true });
  }
  if (amount > left) {
    const money = (value: number) => formatAmount(value, charge.currency);
    throw new StripeError(`Refund amount (${money(amount)}) is greater than unrefunded amount on charge (${money(left)})`, {
      param: "amount",
      executed: true,
    });
  }
}
