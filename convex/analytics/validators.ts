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
