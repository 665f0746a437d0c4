import { askAgain } from "../../platform/askAgain";
import { findingOn, REPAIRED, SOUND, trouble } from "../../platform/reconcile/finding";

/** A payment whose Stripe fee is not in the book. Reading it again is harmless, and it is booked once. */
export const settlementUnbooked = findingOn({
  kind: "settlement_unbooked",
  table: "orders",
  patienceMs: 60 * 60_000,
  suspects: async (ctx, { after, before, limit }) =>
    await ctx.db
      .query("orders")
      .withIndex("by_stripe_fee", (q) => q.eq("stripeFee", null).gt("_creationTime", after).lt("_creationTime", before))
      .take(limit),
  async examine(ctx, order) {
    if (order.stripeFee !== null || order.paymentIntentId === null) return SOUND;
    const task = { kind: "stripe.settle", args: { orderId: order._id, paymentIntentId: order.paymentIntentId } } as const;
    const { asked, parked } = await askAgain(ctx, task, `settle/${order._id}`);
    if (parked === null) return asked ? REPAIRED : SOUND;
    const message = `Stripe's fee on order ${order.number} could not be booked: ${parked.lastError ?? "no reason was kept"}`;
    return trouble(`order:${order._id}`, message, { work: parked.key });
  },
});
