import { sellerAccount } from "../../../lib/domain/ledger";
import type { Id } from "../../_generated/dataModel";
import type { QueryCtx } from "../../_generated/server";
import { entriesOf, transactionsOf } from "../orderBook";

/**
 * What an order comes to in a seller's account, minor units: in all, and Stripe's fee in it, which is `null` as long as it
 * is not booked. The book is the truth; nothing is worked out anew.
 */
export async function sellerBook(
  ctx: QueryCtx,
  { orderId, sellerId }: { orderId: Id<"orders">; sellerId: Id<"users"> },
): Promise<{ balance: number; processingFee: number | null }> {
  const account = sellerAccount(sellerId);
  let balance = 0;
  let processingFee: number | null = null;
  for (const { _id, key } of await transactionsOf(ctx, orderId)) {
    const entries = await entriesOf(ctx, _id);
    const sum = entries.filter((entry) => entry.account === account).reduce((total, entry) => total + entry.amount, 0);
    balance += sum;
    if (key === `fee/${orderId}`) processingFee = 0 - sum;
  }
  return { balance, processingFee };
}
