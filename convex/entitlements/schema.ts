import { defineTable } from "convex/server";
import { v } from "convex/values";
import { vFileType } from "../beats/validators";

export const vRight = v.union(v.literal("download"), v.literal("stream"));

export const entitlementTables = {
  /** One row per (source line, resource, right): a right exists because somebody bought it, and dies with that purchase. */
  entitlements: defineTable({
    userId: v.id("users"),
    lineId: v.id("orderLines"),
    /** What the right is to, e.g. `file:<id>`. */
    resource: v.string(),
    right: vRight,
    /** How the licence names the file. */
    fileType: vFileType,
    filename: v.string(),
    fileId: v.id("files"),
    /** `suspended`: while a bank decides over the payment. */
    state: v.union(v.literal("active"), v.literal("suspended"), v.literal("revoked")),
    revokedAt: v.union(v.number(), v.null()),
  })
    .index("by_source", ["lineId", "resource", "right"])
    .index("by_user_resource", ["userId", "resource", "right", "state"]),

  /** Every download that was granted, for the buyer, the seller and disputes. */
  downloads: defineTable({
    userId: v.id("users"),
    lineId: v.id("orderLines"),
    licenseId: v.id("licenses"),
    fileId: v.id("files"),
    fileType: vFileType,
  })
    .index("by_license", ["licenseId"])
    .index("by_user", ["userId"]),
};
