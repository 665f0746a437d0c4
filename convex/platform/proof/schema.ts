import { defineTable } from "convex/server";
import { v } from "convex/values";
import { vBalanceCheck, vBalanceTransaction, vMismatch, vProofState } from "./validators";

const { id: txnId, ...transaction } = vBalanceTransaction.fields;

export const proofTables = {
  /** What Stripe moved, as read: one row per balance transaction. Never changed and never dropped. */
  stripeTransactions: defineTable({ txnId, ...transaction })
    .index("by_txn", ["txnId"])
    .index("by_payment_intent", ["paymentIntentId"]),

  /** One proof that the book equals what Stripe moved. */
  proofs: defineTable({
    /** The day of the cut, UTC, e.g. `2026-03-01`. */
    day: v.string(),
    state: vProofState,
    /** What happened after this is left for the next proof; seconds, by Stripe's `created`. */
    cut: v.number(),
    /** From when on Stripe was read: older transactions were read before. Seconds. */
    since: v.number(),
    startedAt: v.number(),
    /** When all of Stripe was read, ms. */
    readAt: v.union(v.number(), v.null()),
    finishedAt: v.union(v.number(), v.null()),
    /** Transactions that were new to us. */
    transactions: v.number(),
    orders: v.number(),
    /** Orders with something that happened after the cut. */
    deferred: v.number(),
    mismatched: v.number(),
    /** Transactions that belong to no order and that no person has explained. */
    orphans: v.number(),
    mismatches: v.array(vMismatch),
    balances: v.array(vBalanceCheck),
    /** What was added between reading the balance and reading the list, newest first; null when it was too much to tell. */
    newer: v.union(v.array(v.object({ currency: v.string(), net: v.number() })), v.null()),
  }).index("by_read", ["readAt"]),

  /** What one account must hold by a proof, and what it holds. Minor units. */
  proofAccounts: defineTable({
    proofId: v.id("proofs"),
    account: v.string(),
    currency: v.string(),
    expected: v.number(),
    actual: v.number(),
    /** Orders that differ in this account: they may cancel each other out in the sum. */
    mismatched: v.number(),
    /** The first transactions that do not match. */
    transactions: v.array(v.string()),
    /** Since when the account has been above zero, ms, as far as proofs go back. */
    aboveZeroSince: v.union(v.number(), v.null()),
  }).index("by_proof", ["proofId", "account", "currency"])
    .index("by_proof_created", ["proofId"]),
};
