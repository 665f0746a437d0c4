import { v } from "convex/values";
import { OFFER_STATES } from "../../lib/domain/offers";
import { vTierType } from "../beats/validators";
import { oneOf } from "../platform/validators";

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

/** "Buy so many licences of a tier, get so many free"; `endsAt` in ms, `null` without end. */
export const vBulkDeal = v.object({ tierType: vTierType, buy: v.number(), get: v.number(), enabled: v.boolean(), endsAt: v.union(v.number(), v.null()) });

/** What came off a line, frozen with it. `amount` in minor units. */
export const vLineDiscount = v.union(
  v.object({ kind: v.literal("coupon"), couponId: v.id("coupons"), words: v.string(), amount: v.number() }),
  v.object({ kind: v.literal("deal"), dealId: v.id("bulkDeals"), words: v.string(), amount: v.number() }),
  v.object({ kind: v.literal("offer"), offerId: v.id("offers"), words: v.string(), amount: v.number() }),
);

export const vOfferState = oneOf(OFFER_STATES);

/** An offer as both sides see it. Amounts in minor units, times in ms. */
export const vOfferRow = v.object({
  offerId: v.id("offers"),
  state: vOfferState,
  beat: v.object({ beatId: v.id("beats"), slug: v.string(), title: v.string(), peaks: v.array(v.number()) }),
  tierType: vTierType,
  tierName: v.string(),
  currency: v.string(),
  /** What the licence cost when the offer was made. */
  listPrice: v.number(),
  asked: v.number(),
  counter: v.union(v.number(), v.null()),
  agreed: v.union(v.number(), v.null()),
  message: v.string(),
  reply: v.string(),
  madeAt: v.number(),
  expiresAt: v.number(),
});

/** The least a seller wants for a tier; no row, or one that is off, takes no offers. */
export const vFloor = v.object({ tierType: vTierType, floor: v.number(), enabled: v.boolean() });

/** What a seller may say to an offer. */
export const vAnswer = v.union(
  v.object({ kind: v.literal("accept") }),
  v.object({ kind: v.literal("decline"), reply: v.string() }),
  v.object({ kind: v.literal("counter"), amount: v.number(), reply: v.string() }),
);

/** What a mail says of an offer. */
export const vOfferFacts = v.object({
  state: vOfferState,
  beatTitle: v.string(),
  beatSlug: v.string(),
  tierType: vTierType,
  tierName: v.string(),
  store: v.string(),
  buyerName: v.string(),
  currency: v.string(),
  listPrice: v.number(),
  asked: v.number(),
  counter: v.union(v.number(), v.null()),
  agreed: v.union(v.number(), v.null()),
  message: v.string(),
  reply: v.string(),
  expiresAt: v.number(),
});
