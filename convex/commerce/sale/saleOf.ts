import type { Infer } from "convex/values";
import { fail } from "../../errors";
import type { CreatorQueryCtx } from "../../functions";
import { linesOf } from "../orderLines";
import { disputesOf } from "../unwound";
import { legsOf } from "./legs";
import { refundPreview } from "./refundPreview";
import { saleHead } from "./saleHead";
import { stepsOf } from "./steps";
import type { vSale } from "./validators";
import { disputeView, lineView } from "./views";

/** One sale with everything about it that is its seller's to know. Somebody else's, or one nobody completed, does not exist. */
export async function saleOf(ctx: CreatorQueryCtx, id: string): Promise<Infer<typeof vSale>> {
  const orderId = ctx.db.normalizeId("orders", id) ?? missing();
  const order = (await ctx.db.get(orderId)) ?? missing();
  const sellerId = ctx.user._id;
  const { head, lines } = await saleHead(ctx, order, sellerId);
  if (!lines.some(({ soldAt }) => soldAt !== undefined)) missing();
  const sole = (await linesOf(ctx, orderId)).length === lines.length;
  const disputes = (await disputesOf(ctx, orderId)).filter((dispute) => dispute.sellerId === sellerId);
  return {
    ...head,
    refundReason: order.refundReason,
    lines: await Promise.all(lines.map(async (line) => await lineView(ctx, line))),
    steps: await stepsOf(ctx, order, lines),
    legs: await legsOf(ctx, order, sellerId, sole),
    refund: await refundPreview(ctx, order, { sellerId, net: head.net, processingFee: head.processingFee }),
    disputes: disputes.map(disputeView),
  };
}

function missing(): never {
  fail("not_found", "There is no such sale of yours.");
}
