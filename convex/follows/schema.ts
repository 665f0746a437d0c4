import { defineTable } from "convex/server";
import { v } from "convex/values";

export const followTables = {
  /** Who follows which store. One row per person and store. */
  follows: defineTable({ userId: v.id("users"), storeId: v.id("stores") })
    .index("by_user", ["userId"])
    .index("by_user_store", ["userId", "storeId"])
    .index("by_store", ["storeId"]),
};

/** A followed store in its follower's list. */
export const vFollowedStore = v.object({
  storeId: v.id("stores"),
  slug: v.string(),
  name: v.string(),
  /** Path of its picture on our host. */
  avatar: v.union(v.string(), v.null()),
  beats: v.number(),
  followedAt: v.number(),
});
