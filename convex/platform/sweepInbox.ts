import { internal } from "../_generated/api";
import type { MutationCtx } from "../_generated/server";

const BATCH = 100;
const STUCK_MS = 60_000;
const LONGEST_WAIT_MS = 24 * 60 * 60_000;

/** Takes up events that were received and then forgotten, and hands waits of more than a day to an administrator. */
export async function sweepInbox(ctx: MutationCtx): Promise<void> {
  const now = Date.now();
  const stuck = await ctx.db
    .query("inbox")
    .withIndex("by_state", (q) => q.eq("state", "received").lt("_creationTime", now - STUCK_MS))
    .take(BATCH);
  for (const event of stuck) await ctx.scheduler.runAfter(0, internal.platform.inbox.process, { inboxId: event._id });
  const hopeless = await ctx.db
    .query("inbox")
    .withIndex("by_state", (q) => q.eq("state", "waiting").lt("_creationTime", now - LONGEST_WAIT_MS))
    .take(BATCH);
  for (const event of hopeless) {
    await ctx.db.patch(event._id, { state: "failed", waitsFor: null, note: `Waited a day for ${event.waitsFor ?? "something"} in vain.` });
  }
}
