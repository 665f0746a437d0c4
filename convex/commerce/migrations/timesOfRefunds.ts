import { migrationOf } from "../../platform/migrate/migration";
import { datedRefund } from "../datedRefund";

/** Refunds from before their times were kept: made when we heard of them, and none was known to fail. */
export const timesOfRefunds = migrationOf({
  name: "times-of-refunds",
  table: "refunds",
  async migrate(ctx, refund) {
    if (refund.madeAt !== undefined && refund.failedAt !== undefined) return false;
    const { madeAt, failedAt } = datedRefund(refund);
    await ctx.db.patch(refund._id, { madeAt, failedAt });
    return true;
  },
});
