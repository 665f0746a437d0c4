import { bookWithdrawal } from "../money/ledger";
import { isBankPayment } from "../money/methods";
import { make } from "../schema/blank";
import { newId } from "../state/ids";
import type { Transaction } from "../state/transaction";
import type { Charge, Dispute } from "../state/types";
import { StripeError } from "../wire/errors";
import { decideDispute } from "./decide";
import { dueBy, INQUIRY_ENDS_AFTER } from "./deadlines";
import { NO_EVIDENCE } from "./evidence";
import { DISPUTE_REASONS } from "./reasons";

interface DisputeRequest {
  reason: string;
  /** Minor units; what was not refunded when absent. */
  amount?: number;
  /** The bank only asks; no money moves unless it becomes a dispute. */
  inquiry?: boolean;
}

/**
 * What a bank does when its customer complains: the amount and Stripe's fee leave the balance at once. The dispute of
 * a bank debit is final.
 * @throws StripeError when the charge did not succeed, is disputed already, or took less than the amount.
 */
export function openDispute(tx: Transaction, charge: Charge, { reason, amount, inquiry = false }: DisputeRequest): Dispute {
  checkDisputable(tx, charge, reason);
  const disputed = amount ?? charge.amount_captured - charge.amount_refunded;
  if (disputed < 1 || disputed > charge.amount_captured) {
    throw new StripeError(`The disputed amount must be between 1 and ${charge.amount_captured}, not ${disputed}.`, { param: "amount" });
  }
  const networkCode = inquiry ? null : (DISPUTE_REASONS.get(reason) ?? null);
  const base: Dispute = make("Dispute", {
    id: newId("du"),
    object: "dispute",
    created: tx.now(),
    livemode: false,
    amount: disputed,
    balance_transactions: [],
    charge: charge.id,
    currency: charge.currency,
    enhanced_eligibility_types: [],
    evidence: NO_EVIDENCE,
    evidence_details: {
      due_by: dueBy(tx),
      enhanced_eligibility: {},
      has_evidence: false,
      past_due: false,
      submission_count: 0,
      submission_method: "not_submitted",
    },
    intended_submission_method: null,
    is_charge_refundable: inquiry,
    metadata: {},
    network_reason_code: networkCode,
    payment_intent: charge.payment_intent,
    ...cardDetails(charge, { inquiry, networkCode }),
    reason,
    status: inquiry ? "warning_needs_response" : "needs_response",
  });
  const dispute: Dispute = inquiry ? base : { ...base, balance_transactions: [bookWithdrawal(tx, base)] };
  tx.put("dispute", dispute);
  tx.put("charge", { ...charge, disputed: true });
  tx.emit("charge.dispute.created", dispute);
  if (inquiry) {
    tx.put("fate", { id: dispute.id, at: (tx.now() + INQUIRY_ENDS_AFTER) * 1000, done: false, what: { kind: "decide_dispute", decision: "warning_closed" } });
    return dispute;
  }
  tx.emit("charge.dispute.funds_withdrawn", dispute);
  if (isBankPayment(charge)) return decideDispute(tx, dispute, "lost");
  const due = dispute.evidence_details.due_by ?? tx.now();
  tx.put("fate", { id: dispute.id, at: due * 1000, done: false, what: { kind: "decide_dispute", decision: "lost" } });
  return dispute;
}

function checkDisputable(tx: Transaction, charge: Charge, reason: string): void {
  if (!DISPUTE_REASONS.has(reason)) {
    throw new StripeError(`Invalid reason: must be one of ${[...DISPUTE_REASONS.keys()].join(", ")}`, { param: "reason" });
  }
  if (charge.status !== "succeeded") throw new StripeError(`Charge ${charge.id} did not succeed, so nobody can dispute it.`, { param: "charge" });
  if (tx.all("dispute").some((dispute) => dispute.charge === charge.id)) {
    throw new StripeError(`Charge ${charge.id} has been disputed already.`, { param: "charge" });
  }
}

/** Disputes of bank debits have no such details. */
function cardDetails(charge: Charge, about: { inquiry: boolean; networkCode: string | null }): Pick<Dispute, "payment_method_details"> {
  const card = charge.payment_method_details?.card;
  if (!card) return {};
  const brand = card.brand ?? "visa";
  return {
    payment_method_details: {
      type: "card",
      card: {
        brand,
        case_type: about.inquiry ? "inquiry" : "chargeback",
        network: brand,
        network_reason_code: about.networkCode,
      },
    },
  };
}
