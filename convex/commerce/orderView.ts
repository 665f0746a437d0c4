import type { Infer } from "convex/values";
import type { Doc } from "../_generated/dataModel";
import type { QueryCtx } from "../_generated/server";
import type { UserQueryCtx } from "../functions";
import { orderOfSession } from "./applySession";
import { licenseOfLine } from "./licenses";
import { linesOf } from "./orderLines";
import { refundRequestOf } from "./refundRequestOf";
import { standingOf } from "./unwound";
import type { vOrderView } from "./validators";

type OrderView = Infer<typeof vOrderView>;

/** The caller's own order behind a session. Somebody else's answers like none at all. */
export async function orderBySession(ctx: UserQueryCtx, sessionId: string): Promise<OrderView | null> {
  const order = await orderOfSession(ctx, sessionId);
  if (order === null || order.buyerId !== ctx.user._id) return null;
  const lines = await linesOf(ctx, order._id);
  return {
    orderId: order._id,
    number: order.number,
    payment: order.payment,
    fulfilment: order.fulfilment,
    dispute: order.dispute,
    refundReason: order.refundReason,
    refund: await refundOf(ctx, order),
    refunded: order.refunded,
    total: order.total,
    currency: order.currency,
    createdAt: order._creationTime,
    lines: await Promise.all(lines.map(async (line) => await lineView(ctx, line))),
  };
}

/** What is on its way back to the buyer, or was and came back to us. */
async function refundOf(ctx: QueryCtx, order: Doc<"orders">): Promise<OrderView["refund"]> {
  if (refundRequestOf(order) !== null) return "underway";
  const { due, refunded } = await standingOf(ctx, order);
  return due > refunded ? "returned" : "none";
}

async function lineView(ctx: QueryCtx, line: Doc<"orderLines">): Promise<OrderView["lines"][number]> {
  const license = await licenseOfLine(ctx, line._id);
  const beat = license === null ? null : await ctx.db.get(license.beatId);
  return {
    lineId: line._id,
    kind: line.detail.kind,
    title: line.title,
    amount: line.amount,
    outcome: line.outcome,
    license:
      license === null
        ? null
        : {
            licenseId: license._id,
            verifyId: license.verifyId,
            tierName: license.snapshot.tier.name,
            beat: { slug: beat?.slug ?? line.detail.beatSlug, title: license.snapshot.beat.title, peaks: beat?.audio?.peaks ?? [] },
          },
  };
}
