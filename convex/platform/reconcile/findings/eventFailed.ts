import { internal } from "../../../_generated/api";
import { findingOn, REPAIRED, SOUND, trouble } from "../finding";

const MINUTE = 60_000;
/** Tries before a person is asked: what an event needs may have come about since. */
const TRIES = 3;

/** An event that was refused. What it already did is not done twice, so it is tried again a few times before a person is asked. */
export const eventFailed = findingOn({
  kind: "event_failed",
  table: "inbox",
  patienceMs: 5 * MINUTE,
  suspects: async (ctx, { after, before, limit }) =>
    await ctx.db
      .query("inbox")
      .withIndex("by_state", (q) => q.eq("state", "failed").gt("_creationTime", after).lt("_creationTime", before))
      .take(limit),
  async examine(ctx, event) {
    if (event.state !== "failed") return SOUND;
    if (event.attempts < TRIES) {
      await ctx.db.patch(event._id, { state: "received" });
      await ctx.scheduler.runAfter(0, internal.platform.inbox.process, { inboxId: event._id });
      return REPAIRED;
    }
    const message = `The ${event.type} event ${event.eventId} could not be applied: ${event.note ?? "no reason was kept"}`;
    return trouble(`inbox:${event._id}`, message, { attempts: event.attempts });
  },
});
