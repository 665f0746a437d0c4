import type Stripe from "stripe";
import type { Transaction } from "../state/transaction";
import type { Dispute, Fate } from "../state/types";
import { mergeMetadata, onlyServed } from "../wire/checks";
import { StripeError } from "../wire/errors";
import { BANK_DECIDES_AFTER, INQUIRY_ENDS_AFTER, TEST_EVIDENCE_DECIDES_AFTER } from "./deadlines";
import { decideDispute, type Decision, isInquiry, isLive } from "./decide";
import { hasEvidence, mergeEvidence } from "./evidence";

/**
 * Stages or submits evidence; Stripe submits unless told `submit=false`. Metadata can be changed at any time.
 * @throws StripeError when the dispute takes no evidence any more.
 */
export function updateDispute(tx: Transaction, before: Dispute, params: Stripe.DisputeUpdateParams): Dispute {
  onlyServed(params, ["evidence", "submit", "metadata", "expand"], { inert: { intended_submission_method: "manual" } });
  const submits = params.submit ?? params.evidence !== undefined;
  if (params.evidence !== undefined || submits) checkTakesEvidence(before);
  const evidence = mergeEvidence(tx, before.evidence, params.evidence ?? {});
  const inquiry = isInquiry(before);
  const after: Dispute = {
    ...before,
    evidence,
    metadata: mergeMetadata(before.metadata, params.metadata),
    evidence_details: {
      ...before.evidence_details,
      has_evidence: hasEvidence(evidence),
      ...(submits && { submission_count: before.evidence_details.submission_count + 1, submission_method: "manual" }),
    },
    ...(submits && { status: inquiry ? "warning_under_review" : "under_review" }),
  };
  tx.put("dispute", after);
  if (submits) tx.put("fate", verdictOn(tx, after));
  tx.emit("charge.dispute.updated", after, before);
  return after;
}

/** The account gives in: a dispute is lost, an inquiry closed. @throws StripeError when it is over already. */
export function acceptDispute(tx: Transaction, dispute: Dispute): Dispute {
  if (!isLive(dispute)) throw new StripeError("This dispute is already closed.", { param: "dispute" });
  return decideDispute(tx, dispute, isInquiry(dispute) ? "warning_closed" : "lost");
}

/** https://docs.stripe.com/testing#disputes: in test mode, `uncategorized_text` says how the bank decides. */
function verdictOn(tx: Transaction, dispute: Dispute): Fate {
  const inquiry = isInquiry(dispute);
  const asked: Record<string, Decision> = inquiry
    ? { winning_evidence: "warning_closed", losing_evidence: "escalated", escalate_inquiry_evidence: "escalated" }
    : { winning_evidence: "won", losing_evidence: "lost" };
  const told = asked[dispute.evidence.uncategorized_text ?? ""];
  const decision = told ?? (inquiry ? "warning_closed" : "lost");
  const wait = told !== undefined ? TEST_EVIDENCE_DECIDES_AFTER : inquiry ? INQUIRY_ENDS_AFTER : BANK_DECIDES_AFTER;
  return { id: dispute.id, at: tx.clock.now() + wait * 1000, done: false, what: { kind: "decide_dispute", decision } };
}

function checkTakesEvidence({ status }: Dispute): void {
  if (status === "needs_response" || status === "warning_needs_response") return;
  const reviewed = status === "under_review" || status === "warning_under_review";
  throw new StripeError(
    reviewed ? "Evidence for this dispute has already been submitted, and can be submitted only once." : "This dispute is already closed.",
    { param: "evidence" },
  );
}
