import { internal } from "../_generated/api";
import type { Id } from "../_generated/dataModel";
import type { MutationCtx } from "../_generated/server";

/** Gives a finished or parked row another six attempts, under the same business key. */
export async function requeueWork(ctx: MutationCtx, workId: Id<"work">): Promise<void> {
  await ctx.db.patch(workId, { state: "queued", attempts: 0, dueAt: Date.now(), finishedAt: null });
  await ctx.scheduler.runAfter(0, internal.platform.work.ring, { workId });
}
