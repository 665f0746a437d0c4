import { internal } from "../../../_generated/api";
import { findingOn, REPAIRED, SOUND, trouble } from "../finding";

const MINUTE = 60_000;
const HOPELESS_MS = 60 * MINUTE;

/** An event that was taken in and never processed. Processing it twice does nothing twice, so it is simply scheduled again. */
export const eventForgotten = findingOn({
  kind: "event_forgotten",
  table: "inbox",
  patienceMs: MINUTE,
  suspects: async (ctx, { after, before, limit }) =>
    await ctx.db
      .query("inbox")
      .withIndex("by_state", (q) => q.eq("state", "received").gt("_creationTime", after).lt("_creationTime", before))
      .take(limit),
  async examine(ctx, event, asOf) {
    if (event.state !== "received") return SOUND;
    await ctx.scheduler.runAfter(0, internal.platform.inbox.process, { inboxId: event._id });
    if (event._creationTime + HOPELESS_MS > asOf) return REPAIRED;
    const message = `The ${event.type} event ${event.eventId} has been waiting to be processed for more than an hour.`;
    return { ...trouble(`inbox:${event._id}`, message), repaired: true };
  },
});
