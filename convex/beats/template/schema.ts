import { defineTable } from "convex/server";
import { v } from "convex/values";
import { vTierSetting } from "../validators";

export const templateTables = {
  /** A store's licences and prices under a name, to be put onto beats. What a beat got from one stays its own. */
  tierTemplates: defineTable({
    storeId: v.id("stores"),
    name: v.string(),
    tiers: v.array(vTierSetting),
    /** New beats start from it: at most one of a store's is. */
    standard: v.boolean(),
    /** Counts changes; a change names the version it was made from. */
    version: v.number(),
  }).index("by_store", ["storeId"]),
};
