import { defineTable } from "convex/server";
import { v } from "convex/values";
import { ARCHIVE_KINDS } from "../../lib/domain/beatTiers";
import { CURRENCIES } from "../../lib/domain/money";
import { oneOf } from "../platform/validators";
import { beatFields, vAnalysis, vArchives, vAudioFacts, vBands, vBeatStatus, vTracks, vProcessing } from "./validators";

export const beatTables = {
  beats: defineTable({
    storeId: v.id("stores"),
    ownerId: v.id("users"),
    ...beatFields,
    slug: v.string(),
    /** Lowest price of an enabled tier, kept beside the tiers so that a list need not compute it. */
    fromPrice: v.union(v.number(), v.null()),
    currency: oneOf(CURRENCIES),
    status: vBeatStatus,
    /** When it first went on sale; stays through unpublishing, so that a comeback does not jump the list. */
    publishedAt: v.union(v.number(), v.null()),
    /** The licence that took the beat off the market. */
    soldBy: v.union(v.id("licenses"), v.null()),
    mp3FileId: v.union(v.id("files"), v.null()),
    previewFileId: v.union(v.id("files"), v.null()),
    processing: vProcessing,
    audio: v.union(vAudioFacts, v.null()),
    /** Stems and trackouts that were looked into and are delivered. Absent: none. */
    archives: v.optional(vArchives),
    /** Counts edits; an update names the version it was made from. */
    version: v.number(),
    searchText: v.string(),
  })
    .index("by_store", ["storeId"])
    .index("by_store_price", ["storeId", "fromPrice"])
    .index("by_store_status_price", ["storeId", "status", "fromPrice"])
    .index("by_store_status", ["storeId", "status", "publishedAt"])
    .index("by_slug", ["slug"])
    .index("by_status", ["status", "publishedAt"])
    .searchIndex("search_own", { searchField: "searchText", filterFields: ["storeId", "status"] }),

  /** ZIPs of a beat's parts, from upload on; what they hold is listed here, beside the beat. */
  beatArchives: defineTable({
    beatId: v.id("beats"),
    kind: oneOf(ARCHIVE_KINDS),
    fileId: v.id("files"),
    state: v.union(v.literal("pending"), v.literal("ready"), v.literal("failed")),
    percent: v.number(),
    error: v.union(v.string(), v.null()),
    tracks: vTracks,
    expandedBytes: v.number(),
  }).index("by_beat", ["beatId"]),

  /** What was heard in a beat's master. */
  beatSounds: defineTable({ beatId: v.id("beats"), bands: vBands, analysis: vAnalysis }).index("by_beat", ["beatId"]),
};
