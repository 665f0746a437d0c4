import type { Infer } from "convex/values";
import { internal } from "../_generated/api";
import type { Id } from "../_generated/dataModel";
import type { MutationCtx } from "../_generated/server";
import type { vWorkTask } from "./workKinds";

export type WorkTask = Infer<typeof vWorkTask>;

/**
 * Asks for work in the transaction of the fact that calls for it, and rings. `key` names that fact: asked for twice, it is
 * one row. Returns the row and whether it is new.
 */
export async function enqueueWork(ctx: MutationCtx, task: WorkTask, key: string): Promise<{ workId: Id<"work">; created: boolean }> {
  const known = await ctx.db
    .query("work")
    .withIndex("by_key", (q) => q.eq("key", key))
    .unique();
  if (known !== null) return { workId: known._id, created: false };
  const workId = await ctx.db.insert("work", {
    task,
    key,
    state: "queued",
    attempts: 0,
    dueAt: Date.now(),
    leaseId: null,
    lastError: null,
    finishedAt: null,
  });
  await ctx.scheduler.runAfter(0, internal.platform.work.ring, { workId });
  return { workId, created: true };
}
