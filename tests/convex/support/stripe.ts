import type { FunctionArgs, FunctionReturnType } from "convex/server";
import { api } from "../../../convex/_generated/api";
import type { Id } from "../../../convex/_generated/dataModel";
import type { TierType } from "../../../lib/domain/beatTiers";
import { work, type Backend, type Person } from "./backend";

export type SessionFacts = FunctionArgs<typeof api.commerce.mutations.confirm>["facts"];
export type Checkout = { orderId: Id<"orders">; sessionId: string; total: number; currency: string; paymentIntentId: string };

/** What Stripe kept of each payment in these tests. */
export const STRIPE_FEE = 103;

let counter = 0;
const next = (prefix: string) => `${prefix}_${(counter += 1)}`;

/** Opens an order for a tier and attaches a session to it, as the checkout route does. */
export async function checkout(house: Backend, buyer: Person, beatId: Id<"beats">, tierType: TierType): Promise<Checkout> {
  const opened = await buyer.mutation(api.commerce.mutations.open, { item: { kind: "beat_license", beatId, tierType } });
  return await attach(house, opened);
}

export async function attach({ service }: Backend, opened: FunctionReturnType<typeof api.commerce.mutations.open>): Promise<Checkout> {
  if (opened.spec === null) throw new Error(`expected a session to be made, got ${opened.outcome}`);
  const { orderId, total, currency } = opened.spec;
  const sessionId = next("cs_test");
  await service.mutation(api.commerce.mutations.attach, { orderId, sessionId, url: `http://127.0.0.1:4100/c/pay/${sessionId}` });
  return { orderId, sessionId, total, currency, paymentIntentId: next("pi") };
}

/** The facts of a session that was paid in full. */
export function paidFacts(checkout: Checkout): SessionFacts {
  return {
    sessionId: checkout.sessionId,
    status: "complete",
    paymentStatus: "paid",
    amountTotal: checkout.total,
    currency: checkout.currency,
    livemode: false,
    paymentIntentId: checkout.paymentIntentId,
    orderId: checkout.orderId,
  };
}

type Json = Record<string, unknown>;
export type StripeEvent = { id: string; object: "event"; type: string; livemode: boolean; created: number; account?: string; data: { object: Json } };

const seconds = () => Math.floor(Date.now() / 1000);

function event(type: string, object: Json): StripeEvent {
  return { id: next("evt"), object: "event", type, livemode: false, created: seconds(), data: { object } };
}

/** A `checkout.session.*` event on Stripe's wire, for a session in the state its type implies. */
export function sessionEvent(type: "completed" | "expired" | "async_payment_succeeded" | "async_payment_failed", checkout: Checkout, changes: Json = {}) {
  const paid = type === "completed" || type === "async_payment_succeeded";
  return event(`checkout.session.${type}`, {
    id: checkout.sessionId,
    object: "checkout.session",
    status: type === "expired" ? "expired" : "complete",
    payment_status: paid ? "paid" : "unpaid",
    amount_total: checkout.total,
    currency: checkout.currency,
    livemode: false,
    payment_intent: paid ? checkout.paymentIntentId : null,
    metadata: { orderId: checkout.orderId },
    ...changes,
  });
}

/** A `charge.refunded` event; `refunded` is the sum so far. */
export function refundedEvent(checkout: Checkout, refunded = checkout.total, changes: Json = {}) {
  return event("charge.refunded", {
    id: next("ch"),
    object: "charge",
    payment_intent: checkout.paymentIntentId,
    amount: checkout.total,
    amount_refunded: refunded,
    refunded: refunded === checkout.total,
    currency: checkout.currency,
    livemode: false,
    ...changes,
  });
}

/** A completed session whose slow payment has not arrived. */
export function unpaidEvent(checkout: Checkout) {
  return sessionEvent("completed", checkout, { payment_status: "unpaid", payment_intent: checkout.paymentIntentId });
}

/** A `payment_intent.succeeded` event: the same payment as the session's. */
export function intentEvent(checkout: Checkout, changes: Json = {}) {
  return event("payment_intent.succeeded", {
    id: checkout.paymentIntentId,
    object: "payment_intent",
    status: "succeeded",
    amount: checkout.total,
    amount_received: checkout.total,
    currency: checkout.currency,
    livemode: false,
    metadata: { orderId: checkout.orderId },
    ...changes,
  });
}

/** A `charge.succeeded` event: the same payment as its intent's. */
export function chargeEvent(checkout: Checkout) {
  return event("charge.succeeded", {
    id: `ch_of_${checkout.paymentIntentId}`,
    object: "charge",
    payment_intent: checkout.paymentIntentId,
    amount: checkout.total,
    amount_refunded: 0,
    currency: checkout.currency,
    livemode: false,
  });
}

export type RefundNews = { id: string; amount: number; status: "pending" | "succeeded" | "failed" | "canceled"; madeAt?: number; at?: number };

/** A `refund.*` event. `madeAt` is when the refund was made and `at` when this happened to it, in seconds. */
export function refundEvent(checkout: Checkout, { id, amount, status, madeAt = seconds(), at = madeAt }: RefundNews): StripeEvent {
  const type = status === "failed" ? "refund.failed" : status === "pending" ? "refund.created" : "refund.updated";
  const refund = { id, object: "refund", amount, currency: checkout.currency, status, created: madeAt, payment_intent: checkout.paymentIntentId };
  return { ...event(type, refund), created: at };
}

/** What Stripe charges for a dispute in these tests. */
export const DISPUTE_FEE = 1_500;

export type DisputeNews = {
  type: "created" | "updated" | "closed" | "funds_withdrawn" | "funds_reinstated";
  status: string;
  /** What has moved so far: taken, and given back with or without the fee. */
  moved?: readonly ("taken" | "given" | "given with its fee")[];
  amount?: number;
  id?: string;
};

/** A `charge.dispute.*` event with the whole dispute, as Stripe sends it. */
export function disputeEvent(checkout: Checkout, news: DisputeNews): StripeEvent {
  const { type, status, moved = [], amount = checkout.total, id = `dp_${checkout.paymentIntentId}` } = news;
  const signs = { taken: [-1, DISPUTE_FEE], given: [1, 0], "given with its fee": [1, 0 - DISPUTE_FEE] } as const;
  return event(`charge.dispute.${type}`, {
    id,
    object: "dispute",
    amount,
    currency: checkout.currency,
    livemode: false,
    charge: `ch_of_${checkout.paymentIntentId}`,
    payment_intent: checkout.paymentIntentId,
    reason: "fraudulent",
    status,
    created: seconds(),
    evidence_details: { due_by: seconds() + 7 * 24 * 3600, has_evidence: false, past_due: false, submission_count: 0 },
    balance_transactions: moved.map((movement) => {
      const [sign, fee] = signs[movement];
      const name = sign < 0 ? "taken" : "given";
      return { id: `txn_${id}_${name}`, object: "balance_transaction", amount: sign * amount, fee, net: sign * amount - fee, currency: checkout.currency };
    }),
  });
}

export const otherEvent = event;

/** Delivers an event as the webhook route does; does not wait for its processing. */
export async function deliver({ service }: Backend, delivered: StripeEvent) {
  return await service.mutation(api.platform.inbox.receive, {
    provider: "stripe",
    eventId: delivered.id,
    type: delivered.type,
    payload: JSON.stringify(delivered),
  });
}

/** Delivers an event and lets it be processed. */
export async function webhook(house: Backend, delivered: StripeEvent) {
  const answer = await deliver(house, delivered);
  await house.settle();
  return answer;
}

/** Pays a checkout, with the webhook's news of it. */
export async function pay(house: Backend, checkout: Checkout) {
  await webhook(house, sessionEvent("completed", checkout));
}

/** Confirms a checkout as the verify route does. */
export async function confirm({ service }: Backend, facts: SessionFacts) {
  return await service.mutation(api.commerce.mutations.confirm, { facts });
}

/** Lets the workers do all that is due at Stripe's: fees read, refunds made, sessions ended. */
export async function stripeWork(house: Backend): Promise<{ refunds: number; ended: number }> {
  await work(house, "stripe.settle", async ({ args }) => {
    const order = await house.t.run(async (ctx) => await ctx.db.get(args.orderId));
    return {
      chargeId: next("ch"),
      balanceTransactionId: next("txn"),
      amount: order?.total ?? 0,
      fee: STRIPE_FEE,
      currency: order?.currency ?? "",
    };
  });
  const refunds = await work(house, "stripe.refund", ({ args }) => ({ refundId: `re_${args.orderId}`, amount: args.amount, status: "succeeded" }));
  const ended = await work(house, "stripe.expireSession", () => ({ status: "expired" }));
  return { refunds, ended };
}

/** Balances by account, those of zero left out. Throws when the book does not add up. */
export async function balances(house: Backend): Promise<Record<string, number>> {
  const result: Record<string, number> = {};
  const perTransaction: Record<string, number> = {};
  for (const { account, amount, transactionId } of await house.rows("ledgerEntries")) {
    result[account] = (result[account] ?? 0) + amount;
    perTransaction[transactionId] = (perTransaction[transactionId] ?? 0) + amount;
  }
  for (const sum of Object.values(perTransaction)) if (sum !== 0) throw new Error("a ledger transaction does not add up to zero");
  return Object.fromEntries(Object.entries(result).filter(([, amount]) => amount !== 0));
}

/** Reads an order. */
export async function orderOf({ t }: Backend, { orderId }: { orderId: Id<"orders"> }) {
  const order = await t.run(async (ctx) => await ctx.db.get(orderId));
  if (order === null) throw new Error("the order is gone");
  return order;
}
