import { defineTable } from "convex/server";
import { v } from "convex/values";

export const vSitemapKind = v.union(v.literal("beats"), v.literal("stores"));

export const seoTables = {
  /** Where one sitemap ends and the next begins: a moment of publishing for beats, of opening for stores. */
  sitemapMarks: defineTable({ kind: vSitemapKind, at: v.number() }).index("by_kind", ["kind", "at"]),
  /** How far the counting has come: `size` pages between the last mark and `through`. */
  sitemapTails: defineTable({ kind: vSitemapKind, through: v.number(), size: v.number() }).index("by_kind", ["kind"]),
};
