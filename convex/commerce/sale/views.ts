import type { Infer } from "convex/values";
import type { Doc } from "../../_generated/dataModel";
import type { QueryCtx } from "../../_generated/server";
import { licenseOfLine } from "../licenses";
import type { vSaleDispute, vSaleLine } from "./validators";

/** An order line with its licence, for those who sold it. */
export async function lineView(ctx: QueryCtx, line: Doc<"orderLines">): Promise<Infer<typeof vSaleLine>> {
  const license = await licenseOfLine(ctx, line._id);
  return {
    lineId: line._id,
    title: line.detail.beatTitle,
    tier: line.detail.tierName,
    amount: line.amount,
    outcome: line.outcome,
    license:
      license === null
        ? null
        : { licenseId: license._id, verifyId: license.verifyId, status: license.status, contractReady: license.pdf !== null },
  };
}

/** A dispute, for those who may answer it. */
export function disputeView(dispute: Doc<"disputes">): Infer<typeof vSaleDispute> {
  const { _id: disputeId, reason, state, amount, currency, fee, openedAt, dueBy, evidence, submission } = dispute;
  const answer = submission === null ? null : { note: submission.note, askedAt: submission.askedAt, submittedAt: submission.submittedAt };
  return { disputeId, reason, state, amount, currency, fee, openedAt, dueBy, evidenceStagedAt: evidence?.stagedAt ?? null, submission: answer };
}
