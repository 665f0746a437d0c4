import type Stripe from "stripe";
import type { Transaction } from "../state/transaction";
import type { Evidence } from "../state/types";
import { checkText, onlyServed } from "../wire/checks";
import { StripeError } from "../wire/errors";

export const NO_EVIDENCE: Evidence = {
  access_activity_log: null,
  billing_address: null,
  cancellation_policy: null,
  cancellation_policy_disclosure: null,
  cancellation_rebuttal: null,
  customer_communication: null,
  customer_email_address: null,
  customer_name: null,
  customer_purchase_ip: null,
  customer_signature: null,
  duplicate_charge_documentation: null,
  duplicate_charge_explanation: null,
  duplicate_charge_id: null,
  enhanced_evidence: {},
  product_description: null,
  receipt: null,
  refund_policy: null,
  refund_policy_disclosure: null,
  refund_refusal_explanation: null,
  service_date: null,
  service_documentation: null,
  shipping_address: null,
  shipping_carrier: null,
  shipping_date: null,
  shipping_documentation: null,
  shipping_tracking_number: null,
  uncategorized_file: null,
  uncategorized_text: null,
};

/** Evidence that is a file: the field holds its id. */
const FILES: ReadonlySet<string> = new Set([
  "cancellation_policy", "customer_communication", "customer_signature", "duplicate_charge_documentation", "receipt",
  "refund_policy", "service_documentation", "shipping_documentation", "uncategorized_file",
]);
const SERVED = Object.keys(NO_EVIDENCE).filter((field) => field !== "enhanced_evidence");

/** Of one text field, and of all of them together. */
const LONGEST_FIELD = 20_000;
const LONGEST = 150_000;

/** @throws StripeError for a file that is absent or was not uploaded as evidence, and for texts that are too long. */
export function mergeEvidence(tx: Transaction, before: Evidence, given: Stripe.DisputeUpdateParams.Evidence): Evidence {
  onlyServed(given, SERVED, { at: "evidence" });
  for (const [field, value] of Object.entries(given)) {
    const param = `evidence[${field}]`;
    if (FILES.has(field)) checkFile(tx, String(value), param);
    else checkText(String(value), LONGEST_FIELD, param);
  }
  const { appeal: _appeal, enhanced_evidence: _enhanced, ...plain } = given;
  const after: Evidence = { ...before, ...plain };
  const characters = texts(after).reduce((sum, text) => sum + text.length, 0);
  if (characters <= LONGEST) return after;
  throw new StripeError(`The combined character count of all evidence is limited to ${LONGEST}; this would make ${characters}.`, { param: "evidence" });
}

export function hasEvidence(evidence: Evidence): boolean {
  return texts(evidence).length > 0;
}

function texts(evidence: Evidence): string[] {
  return Object.values(evidence).filter((value) => typeof value === "string");
}

function checkFile(tx: Transaction, id: string, param: string): void {
  const file = tx.get("file", id, param);
  if (file.purpose === "dispute_evidence") return;
  throw new StripeError(`The file ${id} was uploaded with the purpose ${file.purpose}; evidence needs the purpose dispute_evidence.`, { param });
}
