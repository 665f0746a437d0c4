import { internal } from "../../_generated/api";
import type { Doc, Id } from "../../_generated/dataModel";
import type { MutationCtx, QueryCtx } from "../../_generated/server";
import type { Incident } from "../incidents";
import { isSettledByPerson, raise } from "../reconcile/raise";
import { Fold } from "./fold";
import { bookedFor, movedFor } from "./visitOrder";

const PAGE = 50;
const MOST_INCIDENTS = 20;

/**
 * Goes through all that Stripe moved and looks for what the book does not know: payments of orders that nothing was booked for, and
 * transactions that belong to no order. Runs after the book: an order booked in between is then seen by neither, not by both.
 */
export async function compareStripe(ctx: MutationCtx, { proofId, after }: { proofId: Id<"proofs">; after: string }): Promise<void> {
  const proof = await ctx.db.get(proofId);
  if (proof?.state !== "comparing") return;
  const page = await ctx.db
    .query("stripeTransactions")
    .withIndex("by_txn", (q) => q.gt("txnId", after))
    .take(PAGE);
  const fold = new Fold(ctx, proof);
  for (const transaction of page) {
    fold.move(transaction);
    const order = await orderOf(ctx, transaction);
    if (order !== null) await compareUnbooked(ctx, fold, order, transaction);
    else if (transaction.created <= proof.cut && !(await isUnderway(ctx, fold, transaction))) await reportOrphan(ctx, fold, transaction);
  }
  await fold.write();
  const last = page.at(-1);
  const next = internal.platform.proofs;
  if (page.length === PAGE && last !== undefined) await ctx.scheduler.runAfter(0, next.compareStripe, { proofId, after: last.txnId });
  else await ctx.scheduler.runAfter(0, next.closeAccounts, { proofId, after: 0 });
}

/** The order that a transaction of Stripe's belongs to: by its payment. */
export async function orderOf(ctx: QueryCtx, { paymentIntentId }: Doc<"stripeTransactions">): Promise<Doc<"orders"> | null> {
  if (paymentIntentId === null) return null;
  return await ctx.db
    .query("orders")
    .withIndex("by_payment_intent", (q) => q.eq("paymentIntentId", paymentIntentId))
    .unique();
}

/** An order that has something booked was compared with the book; any other is compared here, at its first transaction. */
async function compareUnbooked(ctx: MutationCtx, fold: Fold, order: Doc<"orders">, transaction: Doc<"stripeTransactions">): Promise<void> {
  if ((await bookedFor(ctx, order)).length > 0) return;
  const [first] = await movedFor(ctx, transaction.paymentIntentId ?? "");
  if (first?._id === transaction._id) await fold.order(order);
}

/**
 * A bank debit is in Stripe's balance from the day it is sent, and in our book when it has arrived. On its way it is left to a later
 * proof; one that failed has taken itself back, and nothing was ever to be booked.
 */
async function isUnderway(ctx: MutationCtx, fold: Fold, { paymentIntentId, orderRef, currency }: Doc<"stripeTransactions">): Promise<boolean> {
  const orderId = orderRef === null ? null : ctx.db.normalizeId("orders", orderRef);
  const order = orderId === null ? null : await ctx.db.get(orderId);
  if (order === null || paymentIntentId === null) return false;
  if (order.payment === "processing") {
    fold.defer();
    return true;
  }
  const moved = await movedFor(ctx, paymentIntentId);
  return moved.length > 1 && moved.every((each) => each.currency === currency) && moved.reduce((sum, { net }) => sum + net, 0) === 0;
}

/** What a person has explained is no finding any more. */
async function reportOrphan(ctx: MutationCtx, fold: Fold, transaction: Doc<"stripeTransactions">): Promise<void> {
  const { txnId, type, net, currency, orderRef } = transaction;
  const note = orderRef === null ? `a ${type} that belongs to no order` : `a ${type} of the order ${orderRef}, which does not know it`;
  const incident: Incident = {
    key: `proof_orphan/${txnId}`,
    kind: "proof_orphan",
    subject: `stripe:${txnId}`,
    message: `Stripe moved ${net} ${currency} by ${note}: ${txnId}.`,
    detail: { net, currency, type, order: orderRef },
  };
  if (await isSettledByPerson(ctx, incident)) return;
  // A till shared with another product would bring thousands: the first few are named, all are counted.
  if (fold.orphan(transaction, note) <= MOST_INCIDENTS) await raise(ctx, incident);
}
