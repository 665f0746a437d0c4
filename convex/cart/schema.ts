import { defineTable } from "convex/server";
import { v } from "convex/values";
import { vTierType } from "../beats/validators";

export const cartTables = {
  /** What an account has in its cart, a row for each beat: two tabs that add different beats do not wait for each other. */
  cartLines: defineTable({ userId: v.id("users"), beatId: v.id("beats"), tierType: vTierType })
    .index("by_user", ["userId"])
    .index("by_user_beat", ["userId", "beatId"]),
};
