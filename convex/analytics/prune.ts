import { dayOf } from "../../lib/domain/periods";
import { internal } from "../_generated/api";
import type { MutationCtx } from "../_generated/server";
import { markOf } from "./streams";

const DAY = 86_400_000;
const BATCH = 500;

/** How long rows are kept that only served to be counted, and events that nothing counts, in days. */
const KEEP_SIGNALS = 2;
const KEEP_EVENTS = 90;

/** Deletes signals that are rolled up and no longer needed to count anything once, salts of days gone by, and old events. */
export async function prune(ctx: MutationCtx): Promise<void> {
  const today = dayOf(Date.now());
  const rolled = (await markOf(ctx, "signals"))?.through ?? 0;
  // Never what is not counted yet, however long the roll-up stood still.
  const through = Math.min(today - (KEEP_SIGNALS - 1) * DAY, rolled);
  const signals = await ctx.db.query("signals").withIndex("by_creation_time", (q) => q.lte("_creationTime", through)).take(BATCH);
  const events = await ctx.db.query("analyticsEvents").withIndex("by_creation_time", (q) => q.lt("_creationTime", today - KEEP_EVENTS * DAY)).take(BATCH);
  const salts = await ctx.db.query("signalSalts").withIndex("by_day", (q) => q.lt("day", today)).take(BATCH);
  for (const row of [...signals, ...events, ...salts]) await ctx.db.delete(row._id);
  if (signals.length === BATCH || events.length === BATCH) await ctx.scheduler.runAfter(0, internal.analytics.mutations.prune, {});
}
