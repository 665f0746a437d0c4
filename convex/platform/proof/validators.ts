import { v } from "convex/values";

/** A balance transaction of Stripe's with what ties it to an order. Minor units; `created` in seconds. */
export const vBalanceTransaction = v.object({
  id: v.string(),
  type: v.string(),
  /** Stripe's reporting category: it tells a dispute from other adjustments. */
  category: v.string(),
  amount: v.number(),
  fee: v.number(),
  net: v.number(),
  currency: v.string(),
  created: v.number(),
  sourceId: v.union(v.string(), v.null()),
  paymentIntentId: v.union(v.string(), v.null()),
  orderRef: v.union(v.string(), v.null()),
});

/** One page, newest first; the first one also says what lay at Stripe and which transaction was the newest just before. */
export const vBalancePage = v.object({
  transactions: v.array(vBalanceTransaction),
  hasMore: v.boolean(),
  balance: v.union(
    v.object({ amounts: v.array(v.object({ currency: v.string(), amount: v.number() })), headId: v.union(v.string(), v.null()) }),
    v.null(),
  ),
});

/** `equal` and `different` are verdicts; a `broken` proof came to none. */
export const vProofState = v.union(v.literal("reading"), v.literal("comparing"), v.literal("equal"), v.literal("different"), v.literal("broken"));

/** What does not match about one order, or a transaction that belongs to none. `transactions` are Stripe's ids and our keys. */
export const vMismatch = v.object({
  subject: v.string(),
  account: v.string(),
  currency: v.string(),
  expected: v.number(),
  actual: v.number(),
  note: v.union(v.string(), v.null()),
  transactions: v.array(v.string()),
});

/** The whole balance at Stripe beside the sum of its transactions. `equal` is null when they could not be compared. */
export const vBalanceCheck = v.object({ currency: v.string(), stripe: v.number(), mirrored: v.number(), equal: v.union(v.boolean(), v.null()) });
