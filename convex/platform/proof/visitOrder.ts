import { balancesOf, expectedOf } from "../../../lib/domain/proof";
import { bookedLines } from "../../commerce/ledger";
import { linesOf } from "../../commerce/orderLines";
import type { Doc } from "../../_generated/dataModel";
import type { QueryCtx } from "../../_generated/server";

/** An order has a charge, a fee and a few refunds or disputes. */
const MOST = 200;

export type Visit =
  | { deferred: true }
  | { deferred: false; expected: Map<string, number>; actual: Map<string, number>; problems: string[]; transactions: string[] };

/** What Stripe moved for a payment, in the order of its ids. */
export async function movedFor(ctx: QueryCtx, paymentIntentId: string): Promise<Doc<"stripeTransactions">[]> {
  const rows = await ctx.db
    .query("stripeTransactions")
    .withIndex("by_payment_intent", (q) => q.eq("paymentIntentId", paymentIntentId))
    .take(MOST);
  return rows.sort((a, b) => (a.txnId < b.txnId ? -1 : 1));
}

/** What was booked for an order, in the order of its keys. */
export async function bookedFor(ctx: QueryCtx, order: Doc<"orders">): Promise<Doc<"ledgerTransactions">[]> {
  const rows = await ctx.db
    .query("ledgerTransactions")
    .withIndex("by_order", (q) => q.eq("orderId", order._id))
    .take(MOST);
  return rows.sort((a, b) => (a.key < b.key ? -1 : 1));
}

/**
 * Both sides of one order. An order on which anything happened after the cut, at Stripe or in the book, is deferred as a whole:
 * one side may know already what the other does not, and neither is wrong.
 */
export async function visitOrder(ctx: QueryCtx, order: Doc<"orders">, cut: number): Promise<Visit> {
  const moved = order.paymentIntentId === null ? [] : await movedFor(ctx, order.paymentIntentId);
  const booked = await bookedFor(ctx, order);
  const fresh = moved.some(({ created }) => created > cut) || booked.some(({ _creationTime }) => _creationTime > cut * 1000);
  if (fresh) return { deferred: true };
  const facts = moved.filter(({ currency }) => currency === order.currency);
  const { accounts, problems } = expectedOf(bookedLines(await linesOf(ctx, order._id)), facts);
  if (facts.length < moved.length) problems.push(`moved in another currency than ${order.currency}`);
  const entries = await Promise.all(booked.map(async ({ _id }) => await entriesOf(ctx, _id)));
  return {
    deferred: false,
    expected: accounts,
    actual: balancesOf(entries.flat()),
    problems,
    transactions: [...moved.map(({ txnId }) => txnId), ...booked.map(({ key }) => key)],
  };
}

async function entriesOf(ctx: QueryCtx, transactionId: Doc<"ledgerTransactions">["_id"]): Promise<Doc<"ledgerEntries">[]> {
  return await ctx.db
    .query("ledgerEntries")
    .withIndex("by_transaction", (q) => q.eq("transactionId", transactionId))
    .take(MOST);
}
