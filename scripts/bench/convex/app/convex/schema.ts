import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  items: defineTable({ key: v.number(), text: v.string() }).index("by_key", ["key"]),
  accounts: defineTable({ number: v.number(), balance: v.number() }).index("by_number", ["number"]),
});
