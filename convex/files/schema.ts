import { defineTable } from "convex/server";
import { v } from "convex/values";

/** What people upload; everything else is made by us. */
export const vUploadPurpose = v.union(v.literal("beat_master"), v.literal("beat_stems"));

export const vFilePurpose = v.union(v.literal("beat_master"), v.literal("beat_stems"), v.literal("beat_mp3"), v.literal("beat_preview"), v.literal("contract"), v.literal("evidence"), v.literal("store_image"), v.literal("preview_tag"));

/** Where the bytes lie: with UploadThing what people upload, in Convex storage what we make. */
export const vStorage = v.union(
  v.object({ provider: v.literal("uploadthing"), key: v.string() }),
  v.object({ provider: v.literal("convex"), storageId: v.id("_storage") }),
);

export const fileTables = {
  files: defineTable({
    ownerId: v.id("users"),
    purpose: vFilePurpose,
    name: v.string(),
    /** Bytes. Declared by the browser while `pending`, reported by the store once `ready`. */
    size: v.number(),
    contentType: v.string(),
    /** `pending`: announced; `ready`: the bytes are there; `deleting`: on their way out; `deleted`: gone, the row stays as a record. */
    state: v.union(v.literal("pending"), v.literal("ready"), v.literal("deleting"), v.literal("deleted")),
    storage: v.union(vStorage, v.null()),
    /** True once something of ours refers to the file; what nobody claims within a day is swept. */
    claimed: v.boolean(),
    /** SHA-256 of the content where we computed it, as hex. */
    sha256: v.union(v.string(), v.null()),
  })
    .index("by_owner", ["ownerId"])
    .index("by_claim", ["claimed", "state"]),
};
