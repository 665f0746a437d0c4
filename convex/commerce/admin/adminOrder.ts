import type { Infer } from "convex/values";
import type { Doc } from "../../_generated/dataModel";
import type { QueryCtx } from "../../_generated/server";
import { fail } from "../../errors";
import { auditRow } from "../../platform/admin/rows";
import { linesOf } from "../orderLines";
import { refundOffer } from "../refundOffer";
import { disputeView, lineView } from "../sale/views";
import { disputesOf, refundsOf } from "../unwound";
import { bookingsOf } from "./bookings";
import { orderRow } from "./orderRow";
import { eventsAbout, mailsAbout, workAbout } from "./traces";
import type { vAdminOrder } from "./validators";

const MANY = 100;

/** Everything there is about one order. */
export async function adminOrder(ctx: QueryCtx, id: string): Promise<Infer<typeof vAdminOrder>> {
  const orderId = ctx.db.normalizeId("orders", id) ?? missing();
  const order = (await ctx.db.get(orderId)) ?? missing();
  const lines = await linesOf(ctx, orderId);
  const disputes = await disputesOf(ctx, orderId);
  const { amount, refusal } = await refundOffer(ctx, order);
  return {
    ...(await orderRow(ctx, order)),
    sessionId: order.sessionId,
    paymentIntentId: order.paymentIntentId,
    paidAt: order.paidAt,
    refundReason: order.refundReason,
    closedReason: order.closedReason,
    stripeFee: order.stripeFee ?? null,
    refund: { amount, refusal },
    lines: await Promise.all(lines.map(async (line) => ({ ...(await lineView(ctx, line)), seller: await nameOf(ctx, line), feeBps: line.feeBps }))),
    bookings: await bookingsOf(ctx, orderId),
    refunds: (await refundsOf(ctx, orderId)).map(({ refundId, amount: sum, madeAt, failedAt }) => ({
      refundId,
      amount: sum,
      madeAt: madeAt * 1000,
      failedAt: failedAt === null ? null : failedAt * 1000,
    })),
    disputes: disputes.map(disputeView),
    events: await eventsAbout(ctx, order),
    work: await workAbout(ctx, order, lines, disputes),
    mails: await mailsAbout(ctx, order, disputes),
    audit: await auditAbout(ctx, order),
  };
}

function missing(): never {
  fail("not_found", "There is no such order.");
}

async function nameOf(ctx: QueryCtx, line: Doc<"orderLines">): Promise<string> {
  return (await ctx.db.get(line.storeId))?.name ?? "A store that is gone";
}

async function auditAbout(ctx: QueryCtx, order: Doc<"orders">) {
  const entries = await ctx.db
    .query("auditLog")
    .withIndex("by_subject", (q) => q.eq("subject", `order:${order._id}`))
    .order("desc")
    .take(MANY);
  return await Promise.all(entries.map(async (entry) => await auditRow(ctx, entry)));
}
