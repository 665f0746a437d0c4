import type { Doc, Id } from "../_generated/dataModel";
import type { QueryCtx } from "../_generated/server";
import { workOf } from "../platform/askAgain";

type Order = Pick<Doc<"orders">, "_id" | "refundAttempts">;

/** The fact that a refund of an order was asked for, for the first time (0) or again. */
export function refundKey(orderId: Id<"orders">, attempt: number): string {
  return attempt === 0 ? `refund/${orderId}` : `refund/${orderId}/${attempt}`;
}

/** How many refunds of an order our work was asked for. Orders that are older than the count were refunded once at most. */
export async function refundAttemptsOf(ctx: QueryCtx, order: Order): Promise<number> {
  return order.refundAttempts ?? Number((await workOf(ctx, refundKey(order._id, 0))) !== null);
}

/** The key of the last refund that was asked for, or of the first that will be. */
export async function lastRefundKey(ctx: QueryCtx, order: Order): Promise<string> {
  return refundKey(order._id, Math.max(0, (await refundAttemptsOf(ctx, order)) - 1));
}
