import { feeOf } from "../../../lib/domain/money";
import { hasBeenPaid } from "../../../lib/domain/orderMachine";
import { saleStatus, type SaleStatus } from "../../../lib/domain/saleStatus";
import type { Doc, Id } from "../../_generated/dataModel";
import type { QueryCtx } from "../../_generated/server";
import { sellerBook } from "../facts/sellerBook";
import { linesOf } from "../orderLines";
import { refundRequestOf } from "../refundRequestOf";
import { standingOf } from "../unwound";

/** A sale as one seller sees it: who bought, how it stands, and what it comes to in their book. */
export async function saleHead(ctx: QueryCtx, order: Doc<"orders">, sellerId: Id<"users">) {
  const lines = (await linesOf(ctx, order._id)).filter((line) => line.sellerId === sellerId);
  const soldAt = lines.find((line) => line.soldAt !== undefined)?.soldAt ?? order._creationTime;
  const { number, buyerName, buyerEmail, currency } = order;
  const head = { orderId: order._id, number, soldAt, buyerName, buyerEmail, currency, status: await statusOf(ctx, order, lines) };
  return { head: { ...head, ...(await moneyOf(ctx, order, lines, sellerId)) }, lines };
}

async function statusOf(ctx: QueryCtx, order: Doc<"orders">, lines: Doc<"orderLines">[]): Promise<SaleStatus> {
  const undelivered = lines.reduce((sum, { amount, outcome }) => sum + (outcome === "refused" ? amount : 0), 0);
  const owed = undelivered > 0 && (await standingOf(ctx, order)).refunded < undelivered;
  return saleStatus({ payment: order.payment, dispute: order.dispute, refunding: refundRequestOf(order) !== null || owed });
}

/** What went back is what is missing: the book is the truth, and the columns of a row add up. */
async function moneyOf(ctx: QueryCtx, order: Doc<"orders">, lines: Doc<"orderLines">[], sellerId: Id<"users">) {
  const gross = lines.reduce((sum, { amount }) => sum + amount, 0);
  if (!hasBeenPaid(order.payment)) return { gross, platformFee: 0, processingFee: null, returned: 0, net: 0 };
  const delivered = lines.filter(({ outcome }) => outcome !== "refused");
  const platformFee = delivered.reduce((sum, { amount, feeBps }) => sum + feeOf(amount, feeBps), 0);
  const { balance, processingFee } = await sellerBook(ctx, { orderId: order._id, sellerId });
  return { gross, platformFee, processingFee, returned: gross - platformFee - (processingFee ?? 0) - balance, net: balance };
}
