import { createHash } from "node:crypto";
import { api } from "../../convex/_generated/api";
import { asService } from "../convex";
import { env } from "../env";
import { evidenceOf } from "../evidence/evidenceOf";
import { stripe, updateDispute, uploadEvidence } from "../providers/stripe";
import type { WorkContext } from "./report";
import { storeFile } from "./storage";
import { condemning } from "./stripeFailure";
import type { WorkArgs, WorkResult } from "./tasks";

/** Writes a dispute's evidence, puts it in front of Stripe, staged or handed in, and keeps the same paper with us. */
export async function sendEvidence({ disputeId, submit, note }: WorkArgs<"dispute.evidence">, work: Pick<WorkContext, "key">): Promise<WorkResult> {
  const source = await asService().query(api.commerce.disputes.evidenceSource, { disputeId });
  const evidence = await evidenceOf(source, note, env().APP_URL);
  const { pdf } = evidence.paper;
  const sha256 = createHash("sha256").update(pdf).digest("hex");
  // A download between two attempts makes another paper, and Stripe wants another key for other bytes.
  const key = `${work.key}/${sha256.slice(0, 16)}`;
  const stripeFileId = await condemning(() => uploadEvidence(stripe(), evidence.paper, key));
  const outcome = await condemning(() => updateDispute(stripe(), { stripeId: source.stripeId, evidence, fileId: stripeFileId, submit }, key));
  if ("tooLate" in outcome) return outcome;
  const stored = await storeFile({ body: pdf, size: pdf.length, contentType: "application/pdf" });
  return { stripeFileId, submitted: outcome.submitted, paper: { ...stored, sha256 } };
}
