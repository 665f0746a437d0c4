import type Stripe from "stripe";
import { demandObject } from "./answer";
import { isPermanentFailure } from "./failures";

/** What goes to the bank. Stripe takes 150,000 characters in all, and 20,000 of access log. */
export interface Evidence {
  customerName: string;
  customerEmail: string;
  productDescription: string;
  /** When the goods were delivered, as people write it. */
  serviceDate: string;
  /** Empty for none. */
  accessLog: string;
  /** The seller's own words; empty for none. */
  note: string;
  paper: { name: string; pdf: Uint8Array };
}

/** @returns Stripe's id of the uploaded paper */
export async function uploadEvidence(stripe: Stripe, { name, pdf }: Evidence["paper"], key: string): Promise<string> {
  const file = { data: Buffer.from(pdf), name, type: "application/pdf" };
  const uploaded = demandObject(await stripe.files.create({ purpose: "dispute_evidence", file }, { idempotencyKey: `${key}/file` }), "file");
  return uploaded.id;
}

/** `tooLate`: the dispute's status, one in which Stripe takes no evidence any more. */
export type EvidenceOutcome = { submitted: boolean } | { tooLate: string };

/**
 * Stages the evidence of a dispute, or hands it in when `submit`: Stripe takes that once and for good, so a repeat that is
 * refused asks whether it was taken the first time. What could only have been staged in time is an outcome, not a failure:
 * a bank may decide before we get to it. https://docs.stripe.com/api/disputes/update
 */
export async function updateDispute(
  stripe: Stripe,
  dispute: { stripeId: string; evidence: Evidence; fileId: string; submit: boolean },
  key: string,
): Promise<EvidenceOutcome> {
  const { stripeId, evidence, fileId, submit } = dispute;
  const params = { evidence: evidenceParams(evidence, fileId), submit };
  try {
    demandObject(await stripe.disputes.update(stripeId, params, { idempotencyKey: key }), "dispute");
  } catch (thrown) {
    if (!isPermanentFailure(thrown)) throw thrown;
    const { status, evidence_details } = demandObject(await stripe.disputes.retrieve(stripeId), "dispute");
    if (!submit && !status.endsWith("needs_response")) return { tooLate: status };
    if (!submit || evidence_details.submission_count === 0) throw thrown;
  }
  return { submitted: submit };
}

function evidenceParams(evidence: Evidence, fileId: string): Stripe.DisputeUpdateParams.Evidence {
  return {
    customer_name: evidence.customerName,
    customer_email_address: evidence.customerEmail,
    product_description: evidence.productDescription,
    service_date: evidence.serviceDate,
    service_documentation: fileId,
    ...(evidence.accessLog === "" ? {} : { access_activity_log: evidence.accessLog }),
    ...(evidence.note === "" ? {} : { uncategorized_text: evidence.note }),
  };
}
