import { defineTable } from "convex/server";
import { v } from "convex/values";

export const reviewTables = {
  /** What somebody who holds a licence on a beat says of it. One row per person and beat. */
  reviews: defineTable({
    authorId: v.id("users"),
    beatId: v.id("beats"),
    storeId: v.id("stores"),
    sellerId: v.id("users"),
    /** 1 to 5. */
    stars: v.number(),
    text: v.string(),
    editedAt: v.union(v.number(), v.null()),
    /** Whether anybody sees it and it counts. Follows from the licence and from `hidden`; `keepStanding` alone writes it. */
    shown: v.boolean(),
    /** An administrator took it off the page. */
    hidden: v.union(v.object({ by: v.id("users"), reason: v.string(), at: v.number() }), v.null()),
    reply: v.union(v.object({ text: v.string(), at: v.number() }), v.null()),
    /** What the seller told the administrators of it; gone once one of them has decided. */
    report: v.union(v.object({ reason: v.string(), at: v.number() }), v.null()),
    /** What an administrator is to look at, or has hidden. */
    desk: v.union(v.literal("reported"), v.literal("hidden"), v.null()),
    /** Place in the seller's list, ascending: what waits for a reply first, and the newest first among its like. */
    turn: v.number(),
  })
    .index("by_author", ["authorId"])
    .index("by_author_beat", ["authorId", "beatId"])
    .index("by_beat", ["beatId", "shown"])
    .index("by_store_turn", ["storeId", "turn"])
    .index("by_desk", ["desk"]),

  /** How often a beat, or a store with all its beats, got how many stars. One row per subject. */
  reviewScores: defineTable({
    subject: v.union(v.id("beats"), v.id("stores")),
    /** One star first. */
    stars: v.array(v.number()),
  }).index("by_subject", ["subject"]),
};
