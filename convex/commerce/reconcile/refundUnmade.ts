import { formatMoney } from "../../../lib/domain/money";
import { askAgain, workOf } from "../../platform/askAgain";
import { findingOn, REPAIRED, SOUND, trouble } from "../../platform/reconcile/finding";
import { linesOf } from "../orderLines";
import { lastRefundKey } from "../refundAttempts";

const QUARTER_MS = 15 * 60_000;

/**
 * A line that was paid for and could not be delivered, whose price has not gone back. A refund that was never asked for is asked
 * for; one that was given up is a person's. What Stripe has answered, a refusal or a failure, has incidents of its own.
 */
export const refundUnmade = findingOn({
  kind: "refund_unmade",
  table: "orderLines",
  patienceMs: QUARTER_MS,
  suspects: async (ctx, { after, before, limit }) =>
    await ctx.db
      .query("orderLines")
      .withIndex("by_outcome", (q) => q.eq("outcome", "refused").gt("_creationTime", after).lt("_creationTime", before))
      .take(limit),
  async examine(ctx, line, asOf) {
    const order = await ctx.db.get(line.orderId);
    if (order === null || order.paymentIntentId === null || (order.paidAt ?? asOf) + QUARTER_MS > asOf) return SOUND;
    const lines = await linesOf(ctx, order._id);
    const amount = lines.filter(({ outcome }) => outcome === "refused").reduce((sum, refused) => sum + refused.amount, 0);
    if (order.refunded >= amount) return SOUND;
    const key = await lastRefundKey(ctx, order);
    const asked = await workOf(ctx, key);
    if (asked === null) {
      const reason = order.refundReason ?? "The goods could not be delivered.";
      const args = { orderId: order._id, paymentIntentId: order.paymentIntentId, amount: amount - order.refunded, reason };
      await askAgain(ctx, { kind: "stripe.refund", args }, key);
      return REPAIRED;
    }
    if (asked.state !== "parked") return SOUND;
    const owed = formatMoney(amount - order.refunded, order.currency);
    const message = `The buyer of order ${order.number} is owed ${owed} for what could not be delivered: ${asked.lastError ?? "the refund did not go through"}`;
    return trouble(`order:${order._id}`, message, { work: key });
  },
});
