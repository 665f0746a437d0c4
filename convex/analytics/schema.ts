import { defineTable } from "convex/server";
import { v } from "convex/values";
import { vFigures, vPart, vPeriod, vSignalKind, vStream } from "./validators";

export const analyticsTables = {
  /** What visitors did, one row each, until it is rolled up and a few days old. Nothing in it names a person. */
  signals: defineTable({
    kind: vSignalKind,
    /** Digests under a salt of the day: of address and browser, and of the address alone. */
    visitor: v.string(),
    network: v.string(),
    storeId: v.id("stores"),
    /** `null` for the store's own page. */
    beatId: v.union(v.id("beats"), v.null()),
    source: v.string(),
    /** Whether it was the visitor's first of its kind that day, in the store and on the beat. */
    firstInStore: v.boolean(),
    firstOnBeat: v.boolean(),
  })
    .index("by_visitor", ["visitor", "kind", "storeId", "beatId"])
    .index("by_network", ["network", "kind", "beatId"])
    .index("by_store", ["storeId"]),

  /** One salt per UTC day. Once it is deleted, nobody can tell whose digests those were. */
  signalSalts: defineTable({ day: v.number(), salt: v.string() }).index("by_day", ["day"]),

  /** The figures of a store on a day and in a month, UTC. Written by the roll-up alone. */
  storeFigures: defineTable({
    storeId: v.id("stores"),
    period: vPeriod,
    /** Start of the day or month, ms. */
    start: v.number(),
    totals: v.object(vFigures),
    beats: v.array(v.object(vPart)),
    tiers: v.array(v.object(vPart)),
    sources: v.array(v.object(vPart)),
  }).index("by_store", ["storeId", "period", "start"]),

  /** How far the roll-up of each stream has come: creation time of the last row in it. */
  figureMarks: defineTable({ stream: vStream, through: v.number() }).index("by_stream", ["stream"]),

  /**
   * How popular each beat is, for lists by trend: see `lib/domain/popularity`. A higher `rank` is a more popular beat, now and
   * at any later time; a beat without a row never had a play. Refreshed by the roll-up, minutes after the fact.
   */
  beatPopularity: defineTable({
    beatId: v.id("beats"),
    rank: v.number(),
    /** Since ever. */
    plays: v.number(),
    sales: v.number(),
  })
    .index("by_beat", ["beatId"])
    .index("by_rank", ["rank"]),
};
