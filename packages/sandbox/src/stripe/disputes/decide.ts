import { bookReinstatement, bookWithdrawal } from "../money/ledger";
import type { Transaction } from "../state/transaction";
import type { Dispute } from "../state/types";
import { StripeError } from "../wire/errors";
import { dueBy } from "./deadlines";

export const DECISIONS = ["won", "lost", "escalated", "warning_closed"] as const;
export type Decision = (typeof DECISIONS)[number];

const LIVE = new Set(["needs_response", "under_review"]);
const LIVE_INQUIRY = new Set(["warning_needs_response", "warning_under_review"]);

export function isLive({ status }: Dispute): boolean {
  return LIVE.has(status) || LIVE_INQUIRY.has(status);
}

/** Whether the bank only asks so far. */
export function isInquiry({ status }: Dispute): boolean {
  return status.startsWith("warning_");
}

/**
 * The bank's word. `won` and `lost` end a dispute, `warning_closed` ends an inquiry, `escalated` makes a dispute of it.
 * @throws StripeError when the dispute is over or the decision is not one for its kind.
 */
export function decideDispute(tx: Transaction, dispute: Dispute, decision: Decision): Dispute {
  const allowed: readonly Decision[] = LIVE.has(dispute.status) ? ["won", "lost"] : LIVE_INQUIRY.has(dispute.status) ? ["escalated", "warning_closed"] : [];
  if (!allowed.includes(decision)) {
    throw new StripeError(
      allowed.length === 0 ? "This dispute is already closed." : `A dispute in the status ${dispute.status} can be decided as ${allowed.join(" or ")}.`,
    );
  }
  return decision === "escalated" ? escalate(tx, dispute) : close(tx, dispute, decision);
}

function close(tx: Transaction, dispute: Dispute, decision: "won" | "lost" | "warning_closed"): Dispute {
  const given = decision === "won" ? [bookReinstatement(tx, dispute)] : [];
  const after: Dispute = {
    ...dispute,
    status: decision,
    balance_transactions: [...dispute.balance_transactions, ...given],
    is_charge_refundable: decision !== "lost",
    evidence_details: { ...dispute.evidence_details, past_due: isPastDue(tx, dispute) },
  };
  tx.put("dispute", after);
  forget(tx, dispute);
  if (decision === "won") tx.emit("charge.dispute.funds_reinstated", after);
  tx.emit("charge.dispute.closed", after, dispute);
  return after;
}

function escalate(tx: Transaction, dispute: Dispute): Dispute {
  const card = dispute.payment_method_details?.card;
  const due = dueBy(tx);
  const after: Dispute = {
    ...dispute,
    status: "needs_response",
    is_charge_refundable: false,
    balance_transactions: [bookWithdrawal(tx, dispute)],
    evidence_details: { ...dispute.evidence_details, due_by: due, past_due: false },
    ...(card && { payment_method_details: { type: "card", card: { ...card, case_type: "chargeback" } } }),
  };
  tx.put("dispute", after);
  tx.put("fate", { id: dispute.id, at: due * 1000, done: false, what: { kind: "decide_dispute", decision: "lost" } });
  tx.emit("charge.dispute.updated", after, dispute);
  tx.emit("charge.dispute.funds_withdrawn", after);
  return after;
}

function isPastDue(tx: Transaction, { evidence_details: details }: Dispute): boolean {
  return details.submission_count === 0 && details.due_by !== null && details.due_by <= tx.now();
}

/** What was going to happen to it no longer does. */
function forget(tx: Transaction, dispute: Dispute): void {
  const fate = tx.find("fate", dispute.id);
  if (fate && !fate.done) tx.put("fate", { ...fate, done: true });
}
