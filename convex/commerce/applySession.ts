import type { Infer } from "convex/values";
import { advancePayment } from "../../lib/domain/orderMachine";
import type { Doc } from "../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../_generated/server";
import { fail } from "../errors";
import { closeUnpaid } from "./closeOrder";
import { markPaid } from "./markPaid";
import { linesOf } from "./orderLines";
import { enterSales } from "./sale/enterSales";
import type { vSessionFacts } from "./validators";

export type SessionFacts = Infer<typeof vSessionFacts>;

/**
 * Applies what Stripe says of a checkout session. The one way a payment is recorded, whoever brings the news: the webhook,
 * the buyer's own confirmation, or the reconciler. Applying the same facts again changes nothing.
 * Refuses facts that do not fit the order; returns `null` for a session that was never given to anybody.
 */
export async function applySession(ctx: MutationCtx, facts: SessionFacts): Promise<Doc<"orders"> | null> {
  const order = await orderOfSession(ctx, facts.sessionId);
  if (order === null) {
    if (facts.status === "expired") return null;
    fail("not_found", `No order has the session ${facts.sessionId}.`);
  }
  checkOrigin(order, facts);
  if (facts.status === "expired") await closeUnpaid(ctx, order, "expired");
  if (facts.status === "complete" && facts.paymentStatus === "unpaid") await awaitBank(ctx, order);
  if (facts.status === "complete" && facts.paymentStatus !== "unpaid") {
    checkPaid(order, facts);
    await markPaid(ctx, order, facts.paymentIntentId);
  }
  return await ctx.db.get(order._id);
}

/** The buyer is done and the bank is not: the order waits, and keeps what it holds. */
async function awaitBank(ctx: MutationCtx, order: Doc<"orders">): Promise<void> {
  const payment = advancePayment(order.payment, "processing");
  if (payment === order.payment) return;
  await ctx.db.patch(order._id, { payment });
  await enterSales(ctx, await linesOf(ctx, order._id));
}

/** The order a session was made for. */
export async function orderOfSession(ctx: QueryCtx, sessionId: string): Promise<Doc<"orders"> | null> {
  return await ctx.db
    .query("orders")
    .withIndex("by_session", (q) => q.eq("sessionId", sessionId))
    .unique();
}

/** Refuses facts of a session that is not the one we made for this order, in the mode we made it in. */
export function checkOrigin(order: Doc<"orders">, facts: SessionFacts): void {
  if (facts.orderId !== null && facts.orderId !== order._id) fail("conflict", `The session names the order ${facts.orderId}, not ${order._id}.`);
  // Stripe writes the mode into the id it gave us when we made the session.
  const live = facts.sessionId.startsWith("cs_live_");
  if (facts.livemode !== live) fail("conflict", `The session is in ${live ? "live" : "test"} mode, the news of it is not.`);
}

/** What was paid must be what was asked, to the cent. */
function checkPaid(order: Doc<"orders">, facts: SessionFacts): void {
  if (facts.currency !== order.currency) fail("conflict", `Paid in ${facts.currency}, ordered in ${order.currency}.`);
  if (facts.amountTotal !== order.total) fail("conflict", `Paid ${facts.amountTotal}, ordered for ${order.total}.`);
  if (facts.paymentStatus === "no_payment_required" && order.total !== 0) fail("conflict", "Nothing was paid for an order that costs money.");
  if (facts.paymentIntentId === null && order.total !== 0) fail("conflict", "The payment has no payment intent.");
}
