import { v } from "convex/values";
import { PURCHASE_STATUSES } from "../../../lib/domain/purchaseStatus";
import { oneOf } from "../../platform/validators";
import { vDeliverable, vLicenseSnapshot, vLicenseStatus } from "../validators";

const vPurchaseStatus = oneOf(PURCHASE_STATUSES);
const vOutcome = v.union(v.literal("pending"), v.literal("fulfilled"), v.literal("refused"), v.literal("revoked"));

/** Amounts in minor units, times in ms. */
const head = {
  orderId: v.id("orders"),
  number: v.string(),
  orderedAt: v.number(),
  status: vPurchaseStatus,
  total: v.number(),
  /** What went back to the buyer and stands. */
  refunded: v.number(),
  currency: v.string(),
  /** Where an order that was not finished goes on; `null` where it cannot. */
  resumeUrl: v.union(v.string(), v.null()),
};

/** What a line was of, as it was frozen in the order; the cover is the beat's own. */
const item = {
  lineId: v.id("orderLines"),
  title: v.string(),
  tierName: v.string(),
  producer: v.string(),
  slug: v.string(),
  levels: v.array(v.number()),
};

/** An order in its buyer's list. */
export const vPurchaseRow = v.object({ ...head, items: v.array(v.object(item)) });

/** What came off a line, in words. */
const vTakenOff = v.object({ words: v.string(), amount: v.number() });

export const vPurchaseLine = v.object({
  ...item,
  storeSlug: v.string(),
  /** What the line came to before anything came off, and what came off. */
  listAmount: v.number(),
  discounts: v.array(vTakenOff),
  amount: v.number(),
  outcome: vOutcome,
  license: v.union(
    v.object({ licenseId: v.id("licenses"), verifyId: v.string(), status: vLicenseStatus, contractReady: v.boolean(), files: v.array(vDeliverable) }),
    v.null(),
  ),
});

/** A refund as the buyer follows it: made, or sent back by their bank. */
const vPurchaseRefund = v.object({ amount: v.number(), madeAt: v.number(), failedAt: v.union(v.number(), v.null()) });

/** An order with everything about it that is its buyer's to know. */
export const vPurchase = v.object({
  ...head,
  paidAt: v.union(v.number(), v.null()),
  refundReason: v.union(v.string(), v.null()),
  lines: v.array(vPurchaseLine),
  refunds: v.array(vPurchaseRefund),
});

/** What a receipt is written from: nothing but what the order froze, and what went back since. */
export const vReceiptSource = v.object({
  number: v.string(),
  orderedAt: v.number(),
  paidAt: v.number(),
  buyerName: v.string(),
  buyerEmail: v.string(),
  currency: v.string(),
  total: v.number(),
  refunded: v.number(),
  /** Stripe's id of the payment; `null` where nothing was to pay. */
  payment: v.union(v.string(), v.null()),
  lines: v.array(
    v.object({
      title: v.string(),
      tierName: v.string(),
      producer: v.string(),
      store: v.string(),
      listAmount: v.number(),
      discounts: v.array(vTakenOff),
      amount: v.number(),
      outcome: vOutcome,
    }),
  ),
  /** Refunds that stand. */
  refunds: v.array(v.object({ amount: v.number(), madeAt: v.number() })),
});

/** A licence as its holder may take it along: what was agreed, word for word, and its digest. */
export const vOwnLicense = v.object({
  licenseId: v.id("licenses"),
  orderId: v.id("orders"),
  status: vLicenseStatus,
  issuedAt: v.number(),
  hash: v.string(),
  snapshot: vLicenseSnapshot,
});
