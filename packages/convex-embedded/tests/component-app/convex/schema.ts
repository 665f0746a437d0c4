import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  /** The same name as a table of the component, with other fields. */
  counts: defineTable({ note: v.string() }),
  scores: defineTable({ player: v.string(), score: v.number() }),
});
