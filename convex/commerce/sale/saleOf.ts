import type { Infer } from "convex/values";
import type { Doc } from "../../_generated/dataModel";
import type { QueryCtx } from "../../_generated/server";
import { fail } from "../../errors";
import type { CreatorQueryCtx } from "../../functions";
import { licenseOfLine } from "../licenses";
import { linesOf } from "../orderLines";
import { disputesOf } from "../unwound";
import { legsOf } from "./legs";
import { refundPreview } from "./refundPreview";
import { saleHead } from "./saleHead";
import { stepsOf } from "./steps";
import type { vSale, vSaleDispute, vSaleLine } from "./validators";

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

async function lineView(ctx: QueryCtx, line: Doc<"orderLines">): Promise<Infer<typeof vSaleLine>> {
  const license = await licenseOfLine(ctx, line._id);
  return {
    lineId: line._id,
    title: line.detail.beatTitle,
    tier: line.detail.tierName,
    amount: line.amount,
    outcome: line.outcome,
    license:
      license === null
        ? null
        : { licenseId: license._id, verifyId: license.verifyId, status: license.status, contractReady: license.pdf !== null },
  };
}

function disputeView(dispute: Doc<"disputes">): Infer<typeof vSaleDispute> {
  const { _id: disputeId, reason, state, amount, currency, fee, openedAt, dueBy, evidence, submission } = dispute;
  const answer = submission === null ? null : { note: submission.note, askedAt: submission.askedAt, submittedAt: submission.submittedAt };
  return { disputeId, reason, state, amount, currency, fee, openedAt, dueBy, evidenceStagedAt: evidence?.stagedAt ?? null, submission: answer };
}
