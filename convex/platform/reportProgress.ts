import type { Id } from "../_generated/dataModel";
import type { MutationCtx } from "../_generated/server";
import { showArchiveProgress } from "../beats/applyArchive";
import { showProgress } from "../beats/processing";
import { heldLease } from "./heldLease";
import { LEASE_MS } from "./workTiming";

type Progress = { workId: Id<"work">; leaseId: string; percent: number; step: string };

/** Prolongs the lease and lets the thing being worked on show how far it is. */
export async function reportProgress(ctx: MutationCtx, { percent, step, ...lease }: Progress): Promise<void> {
  const row = await heldLease(ctx, lease);
  await ctx.db.patch(row._id, { dueAt: Date.now() + LEASE_MS });
  if (row.task.kind === "beat.process") await showProgress(ctx, row.task.args, percent, step);
  if (row.task.kind === "beat.stems") await showArchiveProgress(ctx, row.task.args, percent);
}
