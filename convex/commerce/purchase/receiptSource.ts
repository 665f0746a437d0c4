import type { Infer } from "convex/values";
import { fail } from "../../errors";
import type { UserQueryCtx } from "../../functions";
import { linesOf } from "../orderLines";
import { refundsOf } from "../unwound";
import { priceView } from "./lineViews";
import { ownOrder } from "./ownOrder";
import type { vReceiptSource } from "./validators";

/**
 * What a receipt of the caller's order is written from. Names and prices are those that the order froze.
 * Errors: `not_found`, `not_ready` while nothing has been paid.
 */
export async function receiptSource(ctx: UserQueryCtx, id: string): Promise<Infer<typeof vReceiptSource>> {
  const order = await ownOrder(ctx, id);
  const { number, buyerName, buyerEmail, currency, total, refunded, paidAt } = order;
  if (paidAt === null) fail("not_ready", "This order is not paid, so there is no receipt for it yet.");
  const lines = await linesOf(ctx, order._id);
  const refunds = await refundsOf(ctx, order._id);
  return {
    number,
    orderedAt: Math.floor(order._creationTime),
    paidAt,
    buyerName,
    buyerEmail,
    currency,
    total,
    refunded,
    payment: order.paymentIntentId,
    lines: lines.map((line) => {
      const { beatTitle: title, tierName, producerName: producer, storeSlug: store } = line.detail;
      return { title, tierName, producer, store, ...priceView(line), outcome: line.outcome };
    }),
    refunds: refunds.filter(({ failedAt }) => failedAt === null).map(({ amount, madeAt }) => ({ amount, madeAt: madeAt * 1000 })),
  };
}
