import { purchaseStatus, type PurchaseStatus } from "../../../lib/domain/purchaseStatus";
import type { Doc } from "../../_generated/dataModel";
import type { QueryCtx } from "../../_generated/server";
import { refundRequestOf } from "../refundRequestOf";
import { standingOf } from "../unwound";

/** An order as its buyer sees it, without its lines. */
export async function purchaseHead(ctx: QueryCtx, order: Doc<"orders">, lines: readonly Doc<"orderLines">[]) {
  const { _id: orderId, number, _creationTime: orderedAt, total, refunded, currency, payment, closing, sessionUrl } = order;
  const resumeUrl = payment === "open" && !closing ? sessionUrl : null;
  return { orderId, number, orderedAt, status: await statusOf(ctx, order, lines), total, refunded, currency, resumeUrl };
}

async function statusOf(ctx: QueryCtx, order: Doc<"orders">, lines: readonly Doc<"orderLines">[]): Promise<PurchaseStatus> {
  const { payment, dispute, closing } = order;
  return purchaseStatus({ payment, dispute, closing, refunding: refundRequestOf(order) !== null || (await isOwed(ctx, order, lines)) });
}

/** Goods that could not be handed over are given back by themselves: until the money has gone, it is on its way. */
async function isOwed(ctx: QueryCtx, order: Doc<"orders">, lines: readonly Doc<"orderLines">[]): Promise<boolean> {
  const undelivered = lines.reduce((sum, { amount, outcome }) => sum + (outcome === "refused" ? amount : 0), 0);
  return undelivered > 0 && (await standingOf(ctx, order)).refunded < undelivered;
}
