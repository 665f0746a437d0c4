import { internal } from "../_generated/api";
import type { Doc } from "../_generated/dataModel";
import type { MutationCtx } from "../_generated/server";
import { processingGivenUp } from "../beats/processing";
import { previewGivenUp } from "../beats/preview/applyPreview";
import { archiveGivenUp } from "../beats/applyArchive";
import { audit } from "./audit";
import { backOffAfter } from "./workTiming";

const MAX_ERROR = 1_000;

/**
 * Gives a leased row back after a failure: queued again with back-off, or parked for an administrator after the sixth
 * failure or at once when trying again cannot help. Returns whether it was parked.
 */
export async function releaseWork(ctx: MutationCtx, row: Doc<"work">, error: string, permanent: boolean): Promise<boolean> {
  const lastError = error.slice(0, MAX_ERROR);
  const pause = permanent ? null : backOffAfter(row.attempts);
  if (pause !== null) {
    await ctx.db.patch(row._id, { state: "queued", leaseId: null, lastError, dueAt: Date.now() + pause });
    await ctx.scheduler.runAfter(pause, internal.platform.work.ring, { workId: row._id });
    return false;
  }
  await ctx.db.patch(row._id, { state: "parked", leaseId: null, lastError, finishedAt: Date.now() });
  await audit(ctx, "system", "work.parked", `work:${row._id}`, { kind: row.task.kind, key: row.key, error: lastError });
  if (row.task.kind === "beat.process") await processingGivenUp(ctx, row.task.args);
  if (row.task.kind === "beat.preview") await previewGivenUp(ctx, row.task.args);
  if (row.task.kind === "beat.stems") await archiveGivenUp(ctx, row.task.args);
  return true;
}
