import { refundStanding, type RefundFact, type RefundStanding } from "../../lib/domain/refundStanding";
import type { Doc, Id } from "../_generated/dataModel";
import type { QueryCtx } from "../_generated/server";
import { datedRefund, type DatedRefund } from "./datedRefund";

/** Refunds or disputes of one order: more cannot come about without somebody looking long before. */
const MANY = 100;

/** How an order's money stands: its refunds, and what banks took. Minor units. */
export type Standing = RefundStanding & { withdrawn: number };

/** The refunds of an order that are known one by one. */
export async function refundsOf(ctx: QueryCtx, orderId: Id<"orders">): Promise<DatedRefund[]> {
  const rows = await ctx.db
    .query("refunds")
    .withIndex("by_order", (q) => q.eq("orderId", orderId))
    .take(MANY);
  return rows.map(datedRefund);
}

/** The disputes over an order. */
export async function disputesOf(ctx: QueryCtx, orderId: Id<"orders">): Promise<Doc<"disputes">[]> {
  return await ctx.db
    .query("disputes")
    .withIndex("by_order", (q) => q.eq("orderId", orderId))
    .take(MANY);
}

/** How an order stands by the rows there are: `order.refunded` remembers sums that came without the refunds' names. */
export async function standingOf(ctx: QueryCtx, order: Doc<"orders">): Promise<Standing> {
  const refunds = await refundsOf(ctx, order._id);
  const withdrawn = (await disputesOf(ctx, order._id)).reduce((sum, dispute) => sum + dispute.withdrawn - dispute.reinstated, 0);
  return { ...refundStanding(refunds, toldSoFar(order, refunds), order.total), withdrawn };
}

/** The largest sum of refunds told of so far, failed ones included. */
export function toldSoFar(order: Doc<"orders">, refunds: readonly RefundFact[]): number {
  return order.refunded + refunds.reduce((sum, { amount, failedAt }) => sum + (failedAt === null ? 0 : amount), 0);
}
