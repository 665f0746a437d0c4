import { hasBeenPaid } from "../../../lib/domain/orderMachine";
import { migrationOf } from "../../platform/migrate/migration";
import { linesOf } from "../orderLines";

/** Sales from before there was a list of them: the first line of each seller stands for the sale, from the day it was paid. */
export const linesOfSales = migrationOf({
  name: "lines-of-sales",
  table: "orderLines",
  async migrate(ctx, line) {
    const order = line.soldAt === undefined ? await ctx.db.get(line.orderId) : null;
    if (order === null || !hasBeenPaid(order.payment)) return false;
    const first = (await linesOf(ctx, order._id)).find(({ sellerId }) => sellerId === line.sellerId);
    if (first?._id !== line._id) return false;
    await ctx.db.patch(line._id, { soldAt: order.paidAt ?? order._creationTime });
    return true;
  },
});
