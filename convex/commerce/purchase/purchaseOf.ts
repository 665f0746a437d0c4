import type { Infer } from "convex/values";
import type { UserQueryCtx } from "../../functions";
import { linesOf } from "../orderLines";
import { refundsOf } from "../unwound";
import { lineView } from "./lineViews";
import { ownOrder } from "./ownOrder";
import { purchaseHead } from "./purchaseHead";
import type { vPurchase } from "./validators";

/** One order of the caller's with its lines, what they gave, and every refund. */
export async function purchaseOf(ctx: UserQueryCtx, id: string): Promise<Infer<typeof vPurchase>> {
  const order = await ownOrder(ctx, id);
  const lines = await linesOf(ctx, order._id);
  const refunds = await refundsOf(ctx, order._id);
  return {
    ...(await purchaseHead(ctx, order, lines)),
    paidAt: order.paidAt,
    refundReason: order.refundReason,
    lines: await Promise.all(lines.map(async (line) => await lineView(ctx, line))),
    refunds: refunds.map(({ amount, madeAt, failedAt }) => ({ amount, madeAt: madeAt * 1000, failedAt: failedAt === null ? null : failedAt * 1000 })),
  };
}
