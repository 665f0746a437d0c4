import { findingOn, SOUND } from "../finding";

const LONGEST_WAIT_MS = 24 * 60 * 60_000;

/** An event that has waited a day for what it needs. It becomes a failed one: tried again a few times, then a person's. */
export const eventWaiting = findingOn({
  kind: "event_waiting",
  table: "inbox",
  patienceMs: LONGEST_WAIT_MS,
  suspects: async (ctx, { after, before, limit }) =>
    await ctx.db
      .query("inbox")
      .withIndex("by_state", (q) => q.eq("state", "waiting").gt("_creationTime", after).lt("_creationTime", before))
      .take(limit),
  async examine(ctx, event) {
    if (event.state !== "waiting") return SOUND;
    await ctx.db.patch(event._id, { state: "failed", waitsFor: null, note: `Waited a day for ${event.waitsFor ?? "something"} in vain.` });
    return SOUND;
  },
});
