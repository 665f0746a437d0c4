import { CHECKOUT } from "../../../lib/domain/limits";
import { workOf } from "../../platform/askAgain";
import { findingOn, REPAIRED, SOUND, trouble } from "../../platform/reconcile/finding";
import { endOpenOrder, expiryKey } from "../closeOrder";

/**
 * An order whose session should be over by Stripe's clock and of which nothing was heard: the news was lost. Stripe is asked to
 * end the session; what it answers closes the order or, if it was paid, fulfils it.
 */
export const orderOverdue = findingOn({
  kind: "order_overdue",
  table: "orders",
  patienceMs: CHECKOUT.sessionMs + CHECKOUT.reconcileGraceMs,
  suspects: async (ctx, { after, before, limit }) =>
    await ctx.db
      .query("orders")
      .withIndex("by_payment", (q) => q.eq("payment", "open").gt("_creationTime", after).lt("_creationTime", before))
      .take(limit),
  async examine(ctx, order, asOf) {
    if (order.payment !== "open" || order.expiresAt * 1000 + CHECKOUT.reconcileGraceMs > asOf) return SOUND;
    const asked = await workOf(ctx, expiryKey(order._id));
    if (!order.closing || asked === null) {
      await endOpenOrder(ctx, order, "abandoned");
      return REPAIRED;
    }
    if (asked.state !== "parked") return SOUND;
    const message = `The checkout of order ${order.number} is over, but Stripe could not be asked what became of it: ${asked.lastError ?? "no reason was kept"}`;
    return trouble(`order:${order._id}`, message, { work: asked.key });
  },
});
