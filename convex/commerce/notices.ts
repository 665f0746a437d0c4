import type { Doc } from "../_generated/dataModel";
import type { MutationCtx } from "../_generated/server";
import { enqueueWork } from "../platform/enqueueWork";
import { linesOf } from "./orderLines";

/**
 * Mails that follow from what happened to an order, each once: the key is the business fact. A row carries ids only; what
 * the mail says is read when it is rendered, so that it is true when it is sent.
 */

/** The buyer's receipt and, where money was made, the seller's notice of a sale. */
export async function noticeOfSale(ctx: MutationCtx, order: Doc<"orders">): Promise<void> {
  await notice(ctx, "receipt", order.buyerEmail, { orderId: order._id }, `mail/receipt/${order._id}`);
  if (order.total === 0) return;
  for (const seller of await sellersOf(ctx, order)) {
    await notice(ctx, "sale-notice", seller.email, { orderId: order._id, sellerId: seller._id }, `mail/sale/${order._id}/${seller._id}`);
  }
}

/** Tells both sides of a refund. `refunded` is the sum that went back so far, minor units: each sum is told of once. */
export async function noticeOfRefund(ctx: MutationCtx, order: Doc<"orders">, refunded: number): Promise<void> {
  const data = { orderId: order._id, refunded: String(refunded) };
  await notice(ctx, "refund-buyer", order.buyerEmail, data, `mail/refund/${order._id}/${refunded}/buyer`);
  for (const seller of await sellersOf(ctx, order)) {
    await notice(ctx, "refund-seller", seller.email, { ...data, sellerId: seller._id }, `mail/refund/${order._id}/${refunded}/${seller._id}`);
  }
}

/** Tells the sellers that a bank asks about an order or disputes it, or how that ended. */
export async function noticeOfDispute(ctx: MutationCtx, order: Doc<"orders">, disputeId: string, state: Doc<"disputes">["state"]): Promise<void> {
  for (const seller of await sellersOf(ctx, order)) {
    const data = { orderId: order._id, sellerId: seller._id, state };
    await notice(ctx, "dispute-seller", seller.email, data, `mail/dispute/${disputeId}/${state}/${seller._id}`);
  }
}

async function notice(ctx: MutationCtx, template: string, to: string, data: Record<string, string>, key: string): Promise<void> {
  await enqueueWork(ctx, { kind: "mail.send", args: { template, to, data } }, key);
}

/** Who sold something of this order. What was paid for and could not be handed over was no sale: its seller hears nothing; a deleted account neither. */
async function sellersOf(ctx: MutationCtx, order: Doc<"orders">): Promise<Doc<"users">[]> {
  const lines = (await linesOf(ctx, order._id)).filter((line) => line.outcome !== "refused");
  const ids = [...new Set(lines.map((line) => line.sellerId))];
  const sellers = await Promise.all(ids.map(async (sellerId) => await ctx.db.get(sellerId)));
  return sellers.flatMap((seller) => (seller === null || seller.deletedAt !== undefined ? [] : [seller]));
}
