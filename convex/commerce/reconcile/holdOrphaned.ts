import type { PaymentState } from "../../../lib/domain/orderMachine";
import { findingOn, REPAIRED, SOUND } from "../../platform/reconcile/finding";
import { endHolds } from "../holds";

/** States in which nobody can pay for the order any more, or somebody has. Any other keeps what it holds. */
const OVER: readonly PaymentState[] = ["expired", "failed", "paid", "partially_refunded", "refunded"];

/** A live hold whose order is no longer open: it keeps others off for nobody's sake, so it ends. */
export const holdOrphaned = findingOn({
  kind: "hold_orphaned",
  table: "holds",
  patienceMs: 5 * 60_000,
  suspects: async (ctx, { after, before, limit }) =>
    await ctx.db
      .query("holds")
      .withIndex("by_state", (q) => q.eq("state", "live").gt("_creationTime", after).lt("_creationTime", before))
      .take(limit),
  async examine(ctx, hold) {
    const order = await ctx.db.get(hold.orderId);
    if (hold.state !== "live" || (order !== null && !OVER.includes(order.payment))) return SOUND;
    await endHolds(ctx, hold.orderId, { state: order?.fulfilment === "fulfilled" ? "consumed" : "released", coolDown: "never" });
    return REPAIRED;
  },
});
