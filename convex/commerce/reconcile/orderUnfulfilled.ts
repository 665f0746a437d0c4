import { findingOn, SOUND, trouble } from "../../platform/reconcile/finding";

/**
 * Paid for, neither delivered nor on its way back. Payment and delivery are one transaction, so this should not exist; what to do
 * about it depends on how it came about, which a person must find out.
 */
export const orderUnfulfilled = findingOn({
  kind: "order_unfulfilled",
  table: "orders",
  patienceMs: 0,
  suspects: async (ctx, { after, before, limit }) =>
    await ctx.db
      .query("orders")
      .withIndex("by_payment_fulfilment", (q) =>
        q.eq("payment", "paid").eq("fulfilment", "none").gt("_creationTime", after).lt("_creationTime", before),
      )
      .take(limit),
  async examine(_ctx, order) {
    const stuck = order.payment === "paid" && order.fulfilment === "none" && order.refundReason === null;
    const message = `Order ${order.number} was paid, and nothing was delivered or given back.`;
    return await Promise.resolve(stuck ? trouble(`order:${order._id}`, message) : SOUND);
  },
});
