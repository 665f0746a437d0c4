import type { Infer } from "convex/values";
import { feeOf } from "../../../lib/domain/money";
import type { Id } from "../../_generated/dataModel";
import type { QueryCtx } from "../../_generated/server";
import { fail } from "../../errors";
import { linesOf } from "../orderLines";
import { mailLines } from "./mailLines";
import { paidOrder } from "./paidOrder";
import { sellerBook } from "./sellerBook";
import type { vSaleFacts } from "./validators";

/** What a seller's mails say of their part of an order, as it stands now. What could not be delivered was no sale of theirs. */
export async function saleFacts(ctx: QueryCtx, ids: { orderId: Id<"orders">; sellerId: Id<"users"> }): Promise<Infer<typeof vSaleFacts>> {
  const { order, paidAt } = await paidOrder(ctx, ids.orderId);
  const sold = (await linesOf(ctx, order._id)).filter((line) => line.sellerId === ids.sellerId && line.outcome !== "refused");
  if (sold.length === 0) fail("not_found", "This seller sold nothing in this order.");
  const { number, currency, buyerName, total, refunded, dispute } = order;
  return {
    number,
    currency,
    buyerName,
    total,
    refunded,
    dispute,
    paidAt,
    lines: await mailLines(ctx, sold),
    gross: sold.reduce((sum, line) => sum + line.amount, 0),
    platformFee: sold.reduce((sum, line) => sum + feeOf(line.amount, line.feeBps), 0),
    ...(await sellerBook(ctx, ids)),
  };
}
