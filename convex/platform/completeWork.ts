import type { Infer } from "convex/values";
import { internal } from "../_generated/api";
import type { Id } from "../_generated/dataModel";
import type { MutationCtx } from "../_generated/server";
import { applyArchive } from "../beats/applyArchive";
import { applyPreview } from "../beats/preview/applyPreview";
import { applyProcessing } from "../beats/processing";
import { applyEvidence } from "../commerce/applyEvidence";
import { applyRefund, applyRefundRefusal } from "../commerce/applyRefund";
import { applyRenderedContract } from "../commerce/applyRenderedContract";
import { applySessionEnd } from "../commerce/applySessionEnd";
import { applySettlement } from "../commerce/applySettlement";
import { fail } from "../errors";
import { fileDeleted } from "../files/deleteFile";
import type { WorkTask } from "./enqueueWork";
import { heldLease } from "./heldLease";
import { recordMail } from "./mail/recordMail";
import { messageOf } from "./messageOf";
import { applyProofPage } from "./proof/applyProofPage";
import { releaseWork } from "./releaseWork";
import type { vWorkResult } from "./workKinds";

export type WorkResult = Infer<typeof vWorkResult>;
type Completion = { workId: Id<"work">; leaseId: string; result: WorkResult };

/**
 * Applies a result and closes the row. A handler that refuses is rolled back alone and the row is parked with the reason:
 * the outside has been told, so doing it over would not change the answer.
 */
export async function completeWork(ctx: MutationCtx, { result, ...lease }: Completion): Promise<{ applied: boolean }> {
  const row = await heldLease(ctx, lease);
  try {
    await ctx.runMutation(internal.platform.work.apply, { task: row.task, key: row.key, result });
  } catch (error) {
    await releaseWork(ctx, row, messageOf(error), true);
    return { applied: false };
  }
  await ctx.db.patch(row._id, { state: "done", leaseId: null, finishedAt: Date.now(), lastError: null });
  return { applied: true };
}

/** One handler per kind; `key` is the row's. A result of another kind's shape is refused. */
export async function applyResult(ctx: MutationCtx, task: WorkTask, key: string, result: WorkResult): Promise<void> {
  switch (task.kind) {
    case "beat.process":
      if ("ok" in result && !("stems" in result) && !("previewOnly" in result)) return await applyProcessing(ctx, task.args, result);
      break;
    case "beat.stems":
      if ("ok" in result && !("preview" in result) && !("previewOnly" in result)) return await applyArchive(ctx, task.args, result);
      break;
    case "beat.preview":
      if ("ok" in result && !("preview" in result) && !("stems" in result)) return await applyPreview(ctx, task.args, result);
      break;
    case "contract.render":
      if ("storageId" in result) return await applyRenderedContract(ctx, task.args, result);
      break;
    case "stripe.settle":
      if ("balanceTransactionId" in result) return await applySettlement(ctx, task.args, result);
      break;
    case "stripe.refund":
      if ("refundId" in result) return await applyRefund(ctx, task.args, result);
      if ("refused" in result) return await applyRefundRefusal(ctx, task.args, result);
      break;
    case "stripe.expireSession":
      if ("status" in result && !("refundId" in result)) return await applySessionEnd(ctx, task.args, result);
      break;
    case "mail.send":
      if ("messageId" in result || "sentBefore" in result || "withheld" in result) return await recordMail(ctx, key, task.args, result);
      break;
    case "file.delete":
      if ("deleted" in result) return await fileDeleted(ctx, task.args);
      break;
    case "mail.lift":
      if ("lifted" in result) return;
      break;
    case "dispute.evidence":
      if ("paper" in result) return await applyEvidence(ctx, task.args, result);
      // The bank decided, or somebody answered it elsewhere, before we got there: there is nothing left to put in front of it.
      if ("tooLate" in result && !task.args.submit) return;
      break;
    case "stripe.proof":
      if ("transactions" in result) return await applyProofPage(ctx, task.args, result);
      break;
  }
  fail("invalid_request", `This is not a result of ${task.kind}.`);
}
