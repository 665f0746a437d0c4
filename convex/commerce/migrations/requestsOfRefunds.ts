import { migrationOf } from "../../platform/migrate/migration";
import { refundAttemptsOf } from "../refundAttempts";

/** Orders from before anybody could ask for a refund: nobody has, and we did once at most, for goods that were gone. */
export const requestsOfRefunds = migrationOf({
  name: "requests-of-refunds",
  table: "orders",
  async migrate(ctx, order) {
    if (order.refundRequest !== undefined && order.refundAttempts !== undefined) return false;
    await ctx.db.patch(order._id, { refundRequest: order.refundRequest ?? null, refundAttempts: await refundAttemptsOf(ctx, order) });
    return true;
  },
});
