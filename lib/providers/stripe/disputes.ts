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

/**
 * Stages the evidence of a dispute, or hands it in when `submit`: Stripe takes that once and for good, so a repeat that is
 * refused asks whether it was taken the first time. https://docs.stripe.com/api/disputes/update
 */
export async function updateDispute(
  stripe: Stripe,
  dispute: { stripeId: string; evidence: Evidence; fileId: string; submit: boolean },
  key: string,
): Promise<{ submitted: boolean }> {
  const { stripeId, evidence, fileId, submit } = dispute;
  const params = { evidence: evidenceParams(evidence, fileId), submit };
  try {
    demandObject(await stripe.disputes.update(stripeId, params, { idempotencyKey: key }), "dispute");
  } catch (thrown) {
    if (!submit || !isPermanentFailure(thrown) || !(await wasSubmitted(stripe, stripeId))) throw thrown;
  }
  return { submitted: submit };
}

async function wasSubmitted(stripe: Stripe, stripeId: string): Promise<boolean> {
  const dispute = demandObject(await stripe.disputes.retrieve(stripeId), "dispute");
  return dispute.evidence_details.submission_count > 0;
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
