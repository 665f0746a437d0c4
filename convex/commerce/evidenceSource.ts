import type { Infer } from "convex/values";
import type { Doc, Id } from "../_generated/dataModel";
import type { QueryCtx } from "../_generated/server";
import { fail } from "../errors";
import { linesOf } from "./orderLines";
import { licenseOfLine } from "./licenses";
import type { vEvidenceSource } from "./validators";

/** Downloads shown per licence: the first ones prove the delivery. */
const MAX_DOWNLOADS = 100;

type Source = Infer<typeof vEvidenceSource>;

/** What the evidence of a dispute is written from: the order, what was delivered, and when it was fetched. */
export async function evidenceSourceOf(ctx: QueryCtx, disputeId: Id<"disputes">): Promise<Source> {
  const dispute = (await ctx.db.get(disputeId)) ?? fail("not_found", "There is no such dispute.");
  const order = (await ctx.db.get(dispute.orderId)) ?? fail("not_found", "There is no such order.");
  const lines = await linesOf(ctx, order._id);
  return {
    stripeId: dispute.disputeId,
    reason: dispute.reason,
    amount: dispute.amount,
    openedAt: dispute.openedAt,
    order: {
      number: order.number,
      orderedAt: order._creationTime,
      paidAt: order.paidAt,
      total: order.total,
      refunded: order.refunded,
      currency: order.currency,
      paymentIntentId: order.paymentIntentId,
      buyerName: order.buyerName,
      buyerEmail: order.buyerEmail,
    },
    lines: await Promise.all(lines.map(async (line) => await lineSource(ctx, line))),
  };
}

async function lineSource(ctx: QueryCtx, line: Doc<"orderLines">): Promise<Source["lines"][number]> {
  const license = await licenseOfLine(ctx, line._id);
  const { title, description, amount, outcome } = line;
  if (license === null) return { title, description, amount, outcome, license: null, downloads: [] };
  const downloads = await ctx.db
    .query("downloads")
    .withIndex("by_license", (q) => q.eq("licenseId", license._id))
    .take(MAX_DOWNLOADS);
  const names = new Map(line.detail.files.map(({ fileType, filename }) => [fileType, filename]));
  const { snapshot, hash, verifyId, issuedAt } = license;
  return {
    title,
    description,
    amount,
    outcome,
    license: { snapshot, hash, verifyId, issuedAt },
    downloads: downloads.map(({ _creationTime, fileType }) => ({ at: _creationTime, filename: names.get(fileType) ?? fileType })),
  };
}
