import { defineTable } from "convex/server";
import { v } from "convex/values";
import { TAG_LOUDNESS } from "../../../lib/domain/previewTag";
import { oneOf } from "../../platform/validators";

export const previewTagTables = {
  /** How a store's previews are marked. Without a row: the chime, at the usual distance and loudness. */
  previewTags: defineTable({
    storeId: v.id("stores"),
    /** The sound the creator uploaded; kept while the chime is used instead. */
    own: v.union(v.object({ fileId: v.id("files"), name: v.string(), durationMs: v.number() }), v.null()),
    useOwn: v.boolean(),
    everySeconds: v.number(),
    loudness: oneOf(TAG_LOUDNESS),
    /** Counts changes: a preview is of one of them. */
    version: v.number(),
  }).index("by_store", ["storeId"]),

  /** Previews that are being made anew for a change of the tag: one row per beat, the latest change only. */
  previewRenders: defineTable({
    storeId: v.id("stores"),
    beatId: v.id("beats"),
    version: v.number(),
    state: v.union(v.literal("waiting"), v.literal("done"), v.literal("failed")),
  })
    .index("by_beat", ["beatId"])
    .index("by_store", ["storeId", "version", "state"]),
};
