import { internal } from "../_generated/api";
import type { MutationCtx } from "../_generated/server";
import { releaseWork } from "./releaseWork";

const BATCH = 100;
/** Rows younger than this have a bell of their own on the way. */
const BELL_MS = 5_000;

/** Makes up for lost bells and dead workers. */
export async function sweepWork(ctx: MutationCtx): Promise<void> {
  const now = Date.now();
  const expired = await ctx.db
    .query("work")
    .withIndex("by_state", (q) => q.eq("state", "leased").lt("dueAt", now))
    .take(BATCH);
  for (const row of expired) await releaseWork(ctx, row, "The lease ran out before anybody reported.", false);
  const due = await ctx.db
    .query("work")
    .withIndex("by_state", (q) => q.eq("state", "queued").lt("dueAt", now - BELL_MS))
    .take(BATCH);
  for (const row of due) await ctx.scheduler.runAfter(0, internal.platform.work.ring, { workId: row._id });
}
