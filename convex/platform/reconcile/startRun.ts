import { internal } from "../../_generated/api";
import type { Id } from "../../_generated/dataModel";
import type { MutationCtx } from "../../_generated/server";

/** A run that is older than this has lost its thread. */
const LONGEST_RUN_MS = 30 * 60_000;
const KEPT_MS = 30 * 24 * 60 * 60_000;
const PRUNE_BATCH = 10;

/**
 * Starts a run, unless one is under way: that one is returned. `asOf` is the time by which things are judged late, ms; it is
 * the time of the run itself but where somebody asks what would be late at another.
 */
export async function startRun(ctx: MutationCtx, asOf: number): Promise<Id<"reconcilerRuns">> {
  const now = Date.now();
  const running = await ctx.db
    .query("reconcilerRuns")
    .withIndex("by_state", (q) => q.eq("state", "running"))
    .first();
  if (running !== null && running.startedAt + LONGEST_RUN_MS > now) return running._id;
  if (running !== null) await ctx.db.patch(running._id, { state: "broken", ms: now - running.startedAt });
  const zero = { checked: 0, repaired: 0, opened: 0, closed: 0, failed: 0 };
  const runId = await ctx.db.insert("reconcilerRuns", { startedAt: now, state: "running", ...zero, ms: null });
  await ctx.scheduler.runAfter(0, internal.platform.reconciler.step, { runId, asOf, finding: 0, list: "incidents", looked: 0, failed: 0 });
  await prune(ctx, now - KEPT_MS);
  return runId;
}

async function prune(ctx: MutationCtx, before: number): Promise<void> {
  const old = await ctx.db
    .query("reconcilerRuns")
    .withIndex("by_creation_time", (q) => q.lt("_creationTime", before))
    .take(PRUNE_BATCH);
  for (const run of old) await ctx.db.delete(run._id);
}
