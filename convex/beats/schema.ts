import { defineTable } from "convex/server";
import { v } from "convex/values";
import { CURRENCIES } from "../../lib/domain/money";
import { oneOf } from "../platform/validators";
import { beatFields, vAudioFacts, vBeatStatus, vProcessing } from "./validators";

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
};
