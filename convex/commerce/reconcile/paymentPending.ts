import { askAgain, workOf } from "../../platform/askAgain";
import { findingOn, REPAIRED, SOUND, trouble } from "../../platform/reconcile/finding";
import { expiryKey } from "../closeOrder";

const HOUR = 60 * 60_000;
const ASK_EVERY_MS = 6 * HOUR;
/** The slowest bank debits are through within two weeks. */
const LONGEST_MS = 14 * 24 * HOUR;

/**
 * An order whose buyer has checked out while their bank takes its time. Stripe says when it is through; in case that was lost it
 * is asked a few times a day, and after two weeks a person looks.
 */
export const paymentPending = findingOn({
  kind: "payment_pending",
  table: "orders",
  patienceMs: ASK_EVERY_MS,
  suspects: async (ctx, { after, before, limit }) =>
    await ctx.db
      .query("orders")
      .withIndex("by_payment", (q) => q.eq("payment", "processing").gt("_creationTime", after).lt("_creationTime", before))
      .take(limit),
  async examine(ctx, order, asOf) {
    if (order.payment !== "processing" || order.sessionId === null) return SOUND;
    const key = expiryKey(order._id);
    const asked = await workOf(ctx, key);
    const due = asked === null || (asked.state === "done" && (asked.finishedAt ?? 0) + ASK_EVERY_MS <= asOf);
    // A completed session cannot be ended any more: asked to, Stripe only says how it stands.
    const task = { kind: "stripe.expireSession", args: { orderId: order._id, sessionId: order.sessionId } } as const;
    const repaired = due && (await askAgain(ctx, task, key)).asked;
    if (asked?.state === "parked") {
      const message = `Stripe could not be asked what became of the payment of order ${order.number}: ${asked.lastError ?? "no reason was kept"}`;
      return trouble(`order:${order._id}`, message, { work: key });
    }
    if (order._creationTime + LONGEST_MS > asOf) return repaired ? REPAIRED : SOUND;
    const message = `The payment of order ${order.number} has been on its way for more than two weeks.`;
    return { ...trouble(`order:${order._id}`, message), repaired };
  },
});
