import { internal } from "../_generated/api";
import type { Id } from "../_generated/dataModel";
import type { MutationCtx } from "../_generated/server";
import { fail } from "../errors";
import type { UserMutationCtx } from "../functions";
import { audit } from "./audit";

/** Gives parked work another six attempts. */
export async function retryWork(ctx: UserMutationCtx, workId: Id<"work">): Promise<void> {
  const row = await ctx.db.get(workId);
  if (row === null) fail("not_found", "There is no such work.");
  if (row.state !== "parked") fail("conflict", "Only parked work can be tried again.");
  await requeue(ctx, workId);
  await audit(ctx, { userId: ctx.user._id }, "work.retried", `work:${workId}`, { kind: row.task.kind, key: row.key });
}

async function requeue(ctx: MutationCtx, workId: Id<"work">): Promise<void> {
  await ctx.db.patch(workId, { state: "queued", attempts: 0, dueAt: Date.now(), finishedAt: null });
  await ctx.scheduler.runAfter(0, internal.platform.work.ring, { workId });
}
