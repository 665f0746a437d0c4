import { defineTable } from "convex/server";
import { v } from "convex/values";
import { CREATOR_PLAN_IDS } from "../../lib/domain/plans";
import { ACCENTS, STORE_SECTIONS } from "../../lib/domain/storefront";
import { vGoverningLaw } from "../commerce/validators";
import { oneOf } from "../platform/validators";

export const vPlan = oneOf(CREATOR_PLAN_IDS);

/** What the owner decides about how their store looks; the pictures come by another way. */
export const storefrontFields = {
  accent: oneOf(ACCENTS),
  sections: v.array(v.object({ kind: oneOf(STORE_SECTIONS), shown: v.boolean() })),
  links: v.array(v.object({ label: v.string(), url: v.string() })),
  featuredBeatId: v.union(v.id("beats"), v.null()),
};

export const storeTables = {
  stores: defineTable({
    ownerId: v.id("users"),
    name: v.string(),
    slug: v.string(),
    bio: v.string(),
    plan: vPlan,
    governingLaw: vGoverningLaw,
    /** When its owner's account was deleted; nobody sees it since. The address stays taken: old links must not become somebody else's. */
    closedAt: v.optional(v.number()),
  })
    .index("by_owner", ["ownerId"])
    .index("by_slug", ["slug"])
    .searchIndex("search", { searchField: "name" }),

  /** How a store looks. There is none until its owner changes something: `readStorefront` knows what holds until then. */
  storefronts: defineTable({
    storeId: v.id("stores"),
    ...storefrontFields,
    avatarFileId: v.union(v.id("files"), v.null()),
    bannerFileId: v.union(v.id("files"), v.null()),
    /** Counts saved changes; a change names the version it was made from. */
    version: v.number(),
  }).index("by_store", ["storeId"]),

  /** What a store has on sale, one row per store: kept when a beat comes or goes, so that nobody counts to show it. */
  shopfronts: defineTable({
    storeId: v.id("stores"),
    beats: v.number(),
    /** Whether there is any. */
    open: v.boolean(),
    /** When a beat last came onto the shelf. */
    changedAt: v.number(),
  })
    .index("by_store", ["storeId"])
    .index("by_open", ["open", "changedAt"]),
};
