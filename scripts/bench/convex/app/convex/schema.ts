import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  items: defineTable({ key: v.number(), text: v.string() }).index("by_key", ["key"]),
  /** `value` is counted by mutations, `jobs` by what those schedule. */
  counters: defineTable({ key: v.string(), value: v.number(), jobs: v.number() }).index("by_key", ["key"]),
  accounts: defineTable({ number: v.number(), balance: v.number() }).index("by_number", ["number"]),
});
