import { sellerAccount } from "../../../lib/domain/ledger";
import type { Id } from "../../_generated/dataModel";
import type { QueryCtx } from "../../_generated/server";

/** A sale, its fee, and a few refunds and disputes; each with an entry per account. */
const MAX_TRANSACTIONS = 200;
const MAX_ENTRIES = 100;

/**
 * What an order comes to in a seller's account, minor units: in all, and Stripe's fee in it, which is `null` as long as it
 * is not booked. The book is the truth; nothing is worked out anew.
 */
export async function sellerBook(
  ctx: QueryCtx,
  { orderId, sellerId }: { orderId: Id<"orders">; sellerId: Id<"users"> },
): Promise<{ balance: number; processingFee: number | null }> {
  const account = sellerAccount(sellerId);
  const transactions = await ctx.db
    .query("ledgerTransactions")
    .withIndex("by_order", (q) => q.eq("orderId", orderId))
    .take(MAX_TRANSACTIONS);
  let balance = 0;
  let processingFee: number | null = null;
  for (const { _id, key } of transactions) {
    const entries = await ctx.db
      .query("ledgerEntries")
      .withIndex("by_transaction", (q) => q.eq("transactionId", _id))
      .take(MAX_ENTRIES);
    const sum = entries.filter((entry) => entry.account === account).reduce((total, entry) => total + entry.amount, 0);
    balance += sum;
    if (key === `fee/${orderId}`) processingFee = 0 - sum;
  }
  return { balance, processingFee };
}
