import type { Infer } from "convex/values";
import type { Id } from "../../_generated/dataModel";
import type { QueryCtx } from "../../_generated/server";
import { linesOf } from "../orderLines";
import { mailLines } from "./mailLines";
import { paidOrder } from "./paidOrder";
import type { vReceiptFacts } from "./validators";

/** What the buyer's mails say of an order, as it stands now. */
export async function receiptFacts(ctx: QueryCtx, orderId: Id<"orders">): Promise<Infer<typeof vReceiptFacts>> {
  const { order, paidAt } = await paidOrder(ctx, orderId);
  const { number, currency, buyerName, total, refunded, refundReason } = order;
  const lines = await mailLines(ctx, await linesOf(ctx, orderId));
  return { number, currency, buyerName, total, refunded, refundReason, paidAt, lines };
}
