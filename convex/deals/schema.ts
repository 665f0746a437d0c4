import { defineTable } from "convex/server";
import { v } from "convex/values";
import { vTierType } from "../beats/validators";
import { couponPromise, couponSettings, vBulkDeal, vOfferState } from "./validators";

export const dealTables = {
  coupons: defineTable({
    storeId: v.id("stores"),
    sellerId: v.id("users"),
    /** As `couponCode` of `lib/domain` keeps it; unique within a store. */
    code: v.string(),
    currency: v.string(),
    ...couponPromise,
    ...couponSettings,
  })
    .index("by_store", ["storeId"])
    .index("by_code", ["storeId", "code"]),

  /** A store's bulk deals, one for each tier at most. */
  bulkDeals: defineTable({ storeId: v.id("stores"), ...vBulkDeal.fields }).index("by_store", ["storeId", "tierType"]),

  /** The uses of a coupon, counted in parts so that no sale waits for another. What the parts may take adds up to the cap. */
  couponShards: defineTable({
    couponId: v.id("coupons"),
    part: v.number(),
    /** `null` where the coupon has no cap. */
    capacity: v.union(v.number(), v.null()),
    /** Reserved and used. */
    taken: v.number(),
    used: v.number(),
    /** What was paid with it, minor units. */
    revenue: v.number(),
  }).index("by_coupon", ["couponId", "part"]),

  couponUses: defineTable({
    couponId: v.id("coupons"),
    shardId: v.id("couponShards"),
    orderId: v.id("orders"),
    buyerId: v.id("users"),
    /** `reserved` while the checkout is open, `used` once paid, `released` on Stripe's word that it will not be. */
    state: v.union(v.literal("reserved"), v.literal("used"), v.literal("released")),
  })
    .index("by_order", ["orderId"])
    .index("by_buyer", ["couponId", "buyerId", "state"]),

  /** One row for each store and tier. */
  offerFloors: defineTable({
    storeId: v.id("stores"),
    tierType: vTierType,
    /** Minor units. Nobody but the seller reads it. */
    floor: v.number(),
    enabled: v.boolean(),
  }).index("by_store", ["storeId", "tierType"]),

  offers: defineTable({
    buyerId: v.id("users"),
    sellerId: v.id("users"),
    storeId: v.id("stores"),
    beatId: v.id("beats"),
    tierType: vTierType,
    currency: v.string(),
    state: vOfferState,
    /** Minor units: the licence's price at the time, what the buyer offered, what the seller would take, what both agreed on. */
    listPrice: v.number(),
    asked: v.number(),
    counter: v.union(v.number(), v.null()),
    agreed: v.union(v.number(), v.null()),
    message: v.string(),
    reply: v.string(),
    /** Until when somebody must answer, or the agreed price can be had, ms. */
    expiresAt: v.number(),
  })
    .index("by_buyer", ["buyerId"])
    .index("by_buyer_state", ["buyerId", "state"])
    .index("by_store", ["storeId"])
    .index("by_wish", ["buyerId", "beatId", "tierType", "state"])
    .index("by_expiry", ["state", "expiresAt"]),
};
