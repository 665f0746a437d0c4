import { v } from "convex/values";
import { vTierType } from "../beats/validators";

/** A part of a price, in whole percent, or a sum in minor units. */
export const vDiscount = v.union(v.object({ kind: v.literal("percent"), percent: v.number() }), v.object({ kind: v.literal("amount"), amount: v.number() }));

/** What a seller may change about a coupon once it is out. `null` is without limit; times in ms. */
export const couponSettings = {
  startsAt: v.union(v.number(), v.null()),
  endsAt: v.union(v.number(), v.null()),
  maxUses: v.union(v.number(), v.null()),
  maxPerBuyer: v.union(v.number(), v.null()),
  enabled: v.boolean(),
};

/** What a coupon gives, fixed once it is out: a code means the same for everybody who has it. */
export const couponPromise = {
  discount: vDiscount,
  beatIds: v.union(v.array(v.id("beats")), v.null()),
  tiers: v.union(v.array(vTierType), v.null()),
  /** Minor units. */
  minAmount: v.number(),
};

/** A coupon as its seller sees it. */
export const vCouponRow = v.object({
  couponId: v.id("coupons"),
  code: v.string(),
  currency: v.string(),
  ...couponPromise,
  ...couponSettings,
  createdAt: v.number(),
  /** Orders paid with it, and what they came to, before refunds. */
  uses: v.number(),
  revenue: v.number(),
  /** Checkouts that are open with it. */
  open: v.number(),
});

/** What a code turns out to be for a buyer who tries it. */
export const vTriedCoupon = v.union(
  v.object({ found: v.literal(true), couponId: v.id("coupons"), code: v.string(), ...couponPromise, currency: v.string() }),
  v.object({ found: v.literal(false), reason: v.string() }),
);

/** What came off a line, frozen with it. `amount` in minor units. */
export const vLineDiscount = v.object({ kind: v.literal("coupon"), couponId: v.id("coupons"), words: v.string(), amount: v.number() });
