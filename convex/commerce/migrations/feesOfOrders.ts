import { STRIPE_BALANCE } from "../../../lib/domain/ledger";
import type { Id } from "../../_generated/dataModel";
import type { MutationCtx } from "../../_generated/server";
import { migrationOf } from "../../platform/migrate/migration";

/** Orders from before Stripe's fee stood with them: it is in the book, or the reconciler asks Stripe for it. */
export const feesOfOrders = migrationOf({
  name: "fees-of-orders",
  table: "orders",
  async migrate(ctx, { _id, paymentIntentId, paidAt, stripeFee }) {
    if (stripeFee !== undefined || paymentIntentId === null || paidAt === null) return false;
    await ctx.db.patch(_id, { stripeFee: await bookedFee(ctx, _id) });
    return true;
  },
});

async function bookedFee(ctx: MutationCtx, orderId: Id<"orders">): Promise<number | null> {
  const booking = await ctx.db
    .query("ledgerTransactions")
    .withIndex("by_key", (q) => q.eq("key", `fee/${orderId}`))
    .unique();
  if (booking === null) return null;
  const entries = await ctx.db
    .query("ledgerEntries")
    .withIndex("by_transaction", (q) => q.eq("transactionId", booking._id))
    .take(100);
  return entries.filter(({ account }) => account === STRIPE_BALANCE).reduce((sum, { amount }) => sum + amount, 0);
}
