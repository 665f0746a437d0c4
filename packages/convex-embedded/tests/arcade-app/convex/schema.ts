import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  plays: defineTable({ player: v.string(), game: v.string(), score: v.number() }).index("by_game", ["game"]),
  prizes: defineTable({ player: v.string(), season: v.string(), points: v.number() }).index("by_season", ["season"]),
});
