import { defineTable } from "convex/server";
import { v } from "convex/values";
import { vBeatCard } from "../beats/validators";

export const wishTables = {
  /** Beats that somebody wants to come back to. One row per person and beat. */
  wishes: defineTable({
    userId: v.id("users"),
    beatId: v.id("beats"),
    /** What the cheapest licence cost when it was saved, minor units. */
    price: v.number(),
    currency: v.string(),
  })
    .index("by_user", ["userId"])
    .index("by_user_beat", ["userId", "beatId"]),
};

/** A wish as its owner sees it. */
export const vWishRow = v.object({
  beat: vBeatCard,
  savedAt: v.number(),
  savedPrice: v.number(),
  /** `withdrawn`: off sale for now; it may come back. */
  state: v.union(v.literal("on_sale"), v.literal("sold"), v.literal("withdrawn")),
  /** Whether its cheapest licence costs less than on the day it was saved. */
  cheaper: v.boolean(),
});
