import type { Doc, Id } from "../_generated/dataModel";
import type { QueryCtx } from "../_generated/server";

/** A sale, its fee, and a few refunds and disputes; each with an entry per account. */
const MAX_TRANSACTIONS = 200;
const MAX_ENTRIES = 100;

/** What was booked for an order, the first fact first. */
export async function transactionsOf(ctx: QueryCtx, orderId: Id<"orders">): Promise<Doc<"ledgerTransactions">[]> {
  return await ctx.db
    .query("ledgerTransactions")
    .withIndex("by_order", (q) => q.eq("orderId", orderId))
    .take(MAX_TRANSACTIONS);
}

/** The entries of one transaction: they add up to zero. */
export async function entriesOf(ctx: QueryCtx, transactionId: Id<"ledgerTransactions">): Promise<Doc<"ledgerEntries">[]> {
  return await ctx.db
    .query("ledgerEntries")
    .withIndex("by_transaction", (q) => q.eq("transactionId", transactionId))
    .take(MAX_ENTRIES);
}
