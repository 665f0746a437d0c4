import { v } from "convex/values";

export const vSignalKind = v.union(v.literal("visit"), v.literal("play"));
export const vStream = v.union(v.literal("signals"), v.literal("lines"), v.literal("ledger"));
export const vPeriod = v.union(v.literal("day"), v.literal("month"));

/** `Figures` of `lib/domain/storeFigures`. */
export const vFigures = {
  visits: v.number(),
  visitors: v.number(),
  plays: v.number(),
  listeners: v.number(),
  checkouts: v.number(),
  sales: v.number(),
  net: v.record(v.string(), v.number()),
};
export const vPart = { key: v.string(), ...vFigures };

/** One thing that a browser says happened. Ids are checked against what there is. */
export const vSignal = v.union(
  v.object({ kind: v.literal("visit"), beatId: v.string() }),
  v.object({ kind: v.literal("visit"), storeId: v.string() }),
  v.object({ kind: v.literal("play"), beatId: v.string(), heardMs: v.number() }),
);

/** The figures of a store over some days: in all, over time, and by beat, tier and source. */
export const vFigureReport = v.object({
  totals: v.object(vFigures),
  /** One point per day, or per month where the range is longer than a quarter; `at` is its start, ms UTC. */
  points: v.array(v.object({ at: v.number(), ...vFigures })),
  /** `title` is `null` for what is added up under `other`, and for a beat that is gone. */
  beats: v.array(v.object({ ...vPart, title: v.union(v.string(), v.null()) })),
  tiers: v.array(v.object(vPart)),
  sources: v.array(v.object(vPart)),
});
