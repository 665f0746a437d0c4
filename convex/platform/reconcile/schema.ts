import { defineTable } from "convex/server";
import { v } from "convex/values";

export const reconcilerTables = {
  /** One row per run of the reconciler: what it looked at and what came of it. */
  reconcilerRuns: defineTable({
    startedAt: v.number(),
    /** `broken`: its chain of steps ended early; the next run went on where it stopped. */
    state: v.union(v.literal("running"), v.literal("done"), v.literal("broken")),
    checked: v.number(),
    repaired: v.number(),
    opened: v.number(),
    closed: v.number(),
    /** Rows whose examination itself failed. */
    failed: v.number(),
    /** From start to end, ms; `null` while it runs. */
    ms: v.union(v.number(), v.null()),
  }).index("by_state", ["state"]),

  /** Where a list of suspects was left for want of room, so that the next run goes on from there. */
  reconcilerMarks: defineTable({
    /** `<finding>/<what is walked through>`. */
    list: v.string(),
    /** Creation time of the last row looked at; zero where the next run starts over. */
    after: v.number(),
  }).index("by_list", ["list"]),
};
