import { defineTable } from "convex/server";
import { v } from "convex/values";
import { couponPromise, couponSettings } from "./validators";

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
};
