import { v } from "convex/values";
import { vDispute, vOutcome } from "../validators";

/** What mails say of a line. */
export const vMailLine = v.object({
  title: v.string(),
  /** The store's name as it is now. */
  store: v.string(),
  /** Minor units. */
  amount: v.number(),
  outcome: vOutcome,
  license: v.union(v.object({ licenseId: v.id("licenses"), verifyId: v.string() }), v.null()),
});

const order = {
  number: v.string(),
  currency: v.string(),
  /** Ms. */
  paidAt: v.number(),
  buyerName: v.string(),
  lines: v.array(vMailLine),
};

/** The buyer's order. Amounts in minor units. */
export const vReceiptFacts = v.object({
  ...order,
  total: v.number(),
  refunded: v.number(),
  /** Why goods could not be handed over, when some could not. */
  refundReason: v.union(v.string(), v.null()),
});

/** One seller's part of an order, as the book has it. Amounts in minor units. */
export const vSaleFacts = v.object({
  ...order,
  gross: v.number(),
  platformFee: v.number(),
  /** Stripe's fee on the seller's share; `null` until Stripe has told it. */
  processingFee: v.union(v.number(), v.null()),
  /** What the order comes to on the seller's balance now: refunds, disputes and fees so far included. */
  balance: v.number(),
  total: v.number(),
  refunded: v.number(),
  dispute: vDispute,
});
