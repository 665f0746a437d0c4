import { internal } from "../_generated/api";
import type { MutationCtx } from "../_generated/server";

const BATCH = 50;

/** Schedules the events that waited for this to come about, e.g. `payment_intent:<id>`. */
export async function wakeEvents(ctx: MutationCtx, waitsFor: string): Promise<void> {
  const waiting = await ctx.db
    .query("inbox")
    .withIndex("by_wait", (q) => q.eq("waitsFor", waitsFor))
    .take(BATCH);
  for (const event of waiting) await ctx.scheduler.runAfter(0, internal.platform.inbox.process, { inboxId: event._id });
}
