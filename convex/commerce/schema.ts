import { defineTable } from "convex/server";
import { v } from "convex/values";
import { vTierType } from "../beats/validators";
import { vLineDiscount } from "../deals/validators";
import { vDispute, vDisputeState, vFulfilment, vLicenseSnapshot, vLicenseStatus, vLineDetail, vOutcome, vPayment } from "./validators";

export const commerceTables = {
  orders: defineTable({
    number: v.string(),
    buyerId: v.id("users"),
    buyerEmail: v.string(),
    buyerName: v.string(),
    /** Names what is asked for (`itemKeys.ts`), so that asking twice finds the order that is open. */
    itemKey: v.string(),
    /** What an order was about before one could hold several things. Nobody reads it: its holds say. */
    resource: v.optional(v.string()),
    cancelPath: v.string(),
    currency: v.string(),
    /** Minor units, as charged. */
    total: v.number(),
    payment: vPayment,
    fulfilment: vFulfilment,
    dispute: vDispute,
    /** When the Stripe session ends, in seconds. */
    expiresAt: v.number(),
    /** Stripe's session, once stored; `free_<orderId>` where nothing was to pay. */
    sessionId: v.union(v.string(), v.null()),
    sessionUrl: v.union(v.string(), v.null()),
    paymentIntentId: v.union(v.string(), v.null()),
    paidAt: v.union(v.number(), v.null()),
    /** True once Stripe was asked to end the session: the order stays open until Stripe says so, and is not given out again. */
    closing: v.boolean(),
    /** True when it was ended because part of it was sold: no lapse on their side. */
    replaced: v.boolean(),
    /** Why an unpaid order was closed. */
    closedReason: v.union(
      v.literal("abandoned"),
      v.literal("sold"),
      v.literal("expired"),
      v.literal("payment_failed"),
      v.null(),
    ),
    /** Why a paid order is given back: goods could not be delivered, or what the seller wrote. */
    refundReason: v.union(v.string(), v.null()),
    /** Minor units that went back to the buyer in refunds that stand. */
    refunded: v.number(),
    /** The refund that somebody asked for, until Stripe has made it or will not; `system`: what the order built upon is gone. */
    refundRequest: v.optional(v.union(v.object({ by: v.union(v.id("users"), v.literal("system")), at: v.number() }), v.null())),
    /** Refunds our work was asked to make: each has a key of its own at Stripe. */
    refundAttempts: v.optional(v.number()),
    /** What Stripe kept of the payment, minor units; `null` until it is known, absent where Stripe took no payment. */
    stripeFee: v.optional(v.union(v.number(), v.null())),
    /** Where the buyer came from, as `lib/domain/attribution` writes it; absent on orders from before it was kept. */
    source: v.optional(v.string()),
    /** The coupon that its prices were made with. */
    couponId: v.optional(v.id("coupons")),
  })
    .index("by_number", ["number"])
    .index("by_email", ["buyerEmail"])
    .index("by_session", ["sessionId"])
    .index("by_payment_intent", ["paymentIntentId"])
    .index("by_buyer", ["buyerId"])
    .index("by_buyer_payment", ["buyerId", "payment"])
    .index("by_payment_session", ["payment", "sessionId"])
    .index("by_payment", ["payment"])
    .index("by_payment_fulfilment", ["payment", "fulfilment"])
    .index("by_stripe_fee", ["stripeFee"]),

  orderLines: defineTable({
    orderId: v.id("orders"),
    sellerId: v.id("users"),
    storeId: v.id("stores"),
    title: v.string(),
    description: v.string(),
    unitAmount: v.number(),
    quantity: v.number(),
    /** `unitAmount × quantity`, minor units. */
    amount: v.number(),
    /** What a unit cost before anything came off, and what came off; absent where nothing did. */
    listAmount: v.optional(v.number()),
    discounts: v.optional(v.array(vLineDiscount)),
    /** The platform's fee as it stood when the order was opened. */
    feeBps: v.number(),
    detail: vLineDetail,
    outcome: vOutcome,
    /** When the buyer completed the checkout, ms; on the first line of each seller alone, which stands for the sale in their list. */
    soldAt: v.optional(v.number()),
  })
    .index("by_order", ["orderId"])
    .index("by_seller_sold", ["sellerId", "soldAt"])
    .index("by_store", ["storeId"])
    .index("by_outcome", ["outcome"]),

  holds: defineTable({
    /** What is spoken for, e.g. `beat:<id>`. */
    resource: v.string(),
    /** An exclusive hold keeps other exclusives out; a shared one only makes the session findable when the thing is sold. */
    exclusive: v.boolean(),
    orderId: v.id("orders"),
    buyerId: v.id("users"),
    state: v.union(v.literal("live"), v.literal("consumed"), v.literal("released")),
    /** Until when the buyer who let an exclusive lapse must leave it to others. */
    coolDownUntil: v.union(v.number(), v.null()),
    /** Since when its buyer speaks for the thing, ms, be it through an earlier order that this one replaced; absent on old ones. */
    since: v.optional(v.number()),
    /** True once the order was replaced by another of the same buyer's that speaks for the thing too: no lapse on their side. */
    handedOn: v.optional(v.boolean()),
  })
    .index("by_resource", ["resource", "state", "exclusive"])
    .index("by_buyer", ["buyerId", "resource", "state"])
    .index("by_order", ["orderId"])
    .index("by_state", ["state"]),

  ledgerTransactions: defineTable({
    /** The business fact, e.g. `sale/<orderId>`. Unique: a fact is booked once. */
    key: v.string(),
    orderId: v.id("orders"),
    currency: v.string(),
  })
    .index("by_key", ["key"])
    .index("by_order", ["orderId"]),

  ledgerEntries: defineTable({
    transactionId: v.id("ledgerTransactions"),
    account: v.string(),
    /** Minor units; the entries of a transaction add up to zero. */
    amount: v.number(),
    currency: v.string(),
  })
    .index("by_transaction", ["transactionId"])
    .index("by_account", ["account", "currency"]),

  /** What happened on an account on one day, UTC: rolled up from the entries, so that a year is at most 366 rows. */
  ledgerDays: defineTable({
    account: v.string(),
    currency: v.string(),
    /** Start of the day, ms. */
    day: v.number(),
    /** The day's entries in sum, and what the account held after them, minor units. */
    change: v.number(),
    closing: v.number(),
  }).index("by_account", ["account", "currency", "day"]),

  /** How far the roll-up has come: creation time of the last entry in it. One row. */
  ledgerRollup: defineTable({ through: v.number() }),

  refunds: defineTable({
    orderId: v.id("orders"),
    /** Stripe's id. */
    refundId: v.string(),
    amount: v.number(),
    /** Seconds. */
    madeAt: v.optional(v.number()),
    /** When Stripe took it back because the buyer's bank did not accept it, seconds; `null` while it stands. */
    failedAt: v.optional(v.union(v.number(), v.null())),
  })
    .index("by_refund", ["refundId"])
    .index("by_order", ["orderId"]),

  disputes: defineTable({
    orderId: v.id("orders"),
    sellerId: v.id("users"),
    /** Stripe's ids. */
    disputeId: v.string(),
    chargeId: v.string(),
    currency: v.string(),
    /** What the bank disputes, minor units. */
    amount: v.number(),
    /** The bank's reason and Stripe's status, in Stripe's words. */
    reason: v.string(),
    status: v.string(),
    state: vDisputeState,
    /** Until when evidence is taken, ms. */
    dueBy: v.union(v.number(), v.null()),
    openedAt: v.number(),
    /** What left the balance and came back to it, minor units, by Stripe's balance transactions. Fees apart. */
    withdrawn: v.number(),
    reinstated: v.number(),
    /** What Stripe charged for the dispute, less what it gave back. */
    fee: v.number(),
    /** The evidence as it lies at Stripe, and the same paper with us. */
    evidence: v.union(v.object({ fileId: v.id("files"), sha256: v.string(), stripeFileId: v.string(), stagedAt: v.number() }), v.null()),
    /** Who told us to hand it in, and what they added. Once: the bank reads one answer. */
    submission: v.union(
      v.object({ by: v.id("users"), note: v.string(), askedAt: v.number(), submittedAt: v.union(v.number(), v.null()) }),
      v.null(),
    ),
  })
    .index("by_dispute", ["disputeId"])
    .index("by_order", ["orderId"])
    .index("by_seller", ["sellerId"])
    .index("by_state", ["state"]),

  licenses: defineTable({
    orderId: v.id("orders"),
    lineId: v.id("orderLines"),
    buyerId: v.id("users"),
    sellerId: v.id("users"),
    storeId: v.id("stores"),
    beatId: v.id("beats"),
    tierType: vTierType,
    status: vLicenseStatus,
    verifyId: v.string(),
    snapshot: vLicenseSnapshot,
    /** SHA-256 of the snapshot's RFC 8785 form. */
    hash: v.string(),
    pdf: v.union(v.object({ fileId: v.id("files"), sha256: v.string() }), v.null()),
    issuedAt: v.number(),
    /** The licence this one took the place of, for good. */
    supersedes: v.optional(v.id("licenses")),
    /** The licence that stands in this one's place, as long as it does. */
    supersededBy: v.optional(v.id("licenses")),
  })
    .index("by_verify", ["verifyId"])
    .index("by_line", ["lineId"])
    .index("by_buyer", ["buyerId"])
    .index("by_buyer_beat", ["buyerId", "beatId", "status"])
    .index("by_beat", ["beatId"])
    .index("by_pdf", ["pdf"]),
};
