import { defineTable } from "convex/server";
import { v } from "convex/values";
import { vReleaseState } from "./validators";

export const releaseTables = {
  /** When drafts go on sale by themselves: at most one row per beat, gone once the beat is on sale. */
  releases: defineTable({
    beatId: v.id("beats"),
    /** Moment, ms. */
    at: v.number(),
    /** IANA name of the zone the creator chose it in, for telling them of it. */
    timeZone: v.string(),
    state: vReleaseState,
    /** Why it stayed a draft; empty while it waits. */
    reasons: v.array(v.string()),
    jobId: v.id("_scheduled_functions"),
  }).index("by_beat", ["beatId"]),
};
