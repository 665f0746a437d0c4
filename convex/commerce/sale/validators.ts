import { v } from "convex/values";
import { SALE_STATUSES } from "../../../lib/domain/saleStatus";
import { oneOf } from "../../platform/validators";
import { vDisputeState, vLicenseStatus, vOutcome } from "../validators";

export const vSaleStatus = oneOf(SALE_STATUSES);

/** Which sales a list shows. Times in milliseconds, `to` exclusive; `text` is part of an order number, a name or an address. */
export const vSaleFilter = v.object({
  status: v.optional(vSaleStatus),
  from: v.optional(v.number()),
  to: v.optional(v.number()),
  text: v.optional(v.string()),
});

/** Minor units. `gross` less the two fees and what went back is `net`, which is what the book says. */
const money = {
  currency: v.string(),
  gross: v.number(),
  platformFee: v.number(),
  /** Stripe's; `null` until it is booked. */
  processingFee: v.union(v.number(), v.null()),
  /** Refunds and disputes, with what they cost; the platform's fee comes back with them. */
  returned: v.number(),
  net: v.number(),
};

const head = {
  orderId: v.id("orders"),
  number: v.string(),
  soldAt: v.number(),
  buyerName: v.string(),
  buyerEmail: v.string(),
  status: vSaleStatus,
  ...money,
};

export const vSaleRow = v.object({ ...head, item: v.string(), tier: v.string() });

export const vStep = v.object({
  at: v.number(),
  kind: v.string(),
  /** Minor units, where the step is about a sum. */
  amount: v.union(v.number(), v.null()),
  text: v.union(v.string(), v.null()),
});

export const vLeg = v.object({
  at: v.number(),
  /** The business fact, without its ids. */
  fact: v.string(),
  /** What it came to before the platform's fee, minor units. */
  gross: v.number(),
  platformFee: v.number(),
  net: v.number(),
});

export const vSaleLine = v.object({
  lineId: v.id("orderLines"),
  title: v.string(),
  tier: v.string(),
  amount: v.number(),
  outcome: vOutcome,
  license: v.union(
    v.object({ licenseId: v.id("licenses"), verifyId: v.string(), status: vLicenseStatus, contractReady: v.boolean() }),
    v.null(),
  ),
});

/** What a refund would do, minor units, or why there can be none. */
export const vRefundOffer = v.union(
  v.object({ refusal: v.string() }),
  v.object({
    refusal: v.null(),
    amount: v.number(),
    /** What the seller returns and what the platform returns of its fee: together the amount. */
    fromSeller: v.number(),
    fromPlatform: v.number(),
    /** Stripe's fee, which stays with the seller; `null` while it is not known. */
    processingFee: v.union(v.number(), v.null()),
    /** What the order leaves on the seller's balance afterwards. */
    netAfter: v.number(),
    exclusive: v.boolean(),
  }),
);

export const vSaleDispute = v.object({
  disputeId: v.id("disputes"),
  reason: v.string(),
  state: vDisputeState,
  amount: v.number(),
  currency: v.string(),
  fee: v.number(),
  openedAt: v.number(),
  dueBy: v.union(v.number(), v.null()),
  evidenceStagedAt: v.union(v.number(), v.null()),
  submission: v.union(v.object({ note: v.string(), askedAt: v.number(), submittedAt: v.union(v.number(), v.null()) }), v.null()),
});

export const vSale = v.object({
  ...head,
  refundReason: v.union(v.string(), v.null()),
  lines: v.array(vSaleLine),
  steps: v.array(vStep),
  legs: v.array(vLeg),
  refund: vRefundOffer,
  disputes: v.array(vSaleDispute),
});
