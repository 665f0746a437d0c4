import Stripe from "stripe";
import { demandObject } from "./answer";

export interface RefundOrder {
  orderId: string;
  paymentIntentId: string;
  /** Minor units. */
  amount: number;
  /** Ours, for people; kept as metadata. */
  reason: string;
}

export interface Refunded {
  refundId: string;
  amount: number;
  /** `pending`, `succeeded`, `requires_action`, … as Stripe says. */
  status: string;
  /** Seconds. */
  madeAt: number;
}

/** Stripe's word that it will not refund: the bank disputes the payment, and its answer to that comes first. */
export interface RefundRefused {
  refused: "disputed";
  message: string;
}

/**
 * Returns money once per `key`, and a payment that was already refunded (by hand, or by a call whose answer was lost more
 * than a day ago) answers with that refund.
 */
export async function refundPayment(stripe: Stripe, order: RefundOrder, key: string): Promise<Refunded | RefundRefused> {
  const { orderId, paymentIntentId, amount, reason } = order;
  const params = { payment_intent: paymentIntentId, amount, metadata: { orderId, reason } };
  try {
    return describe(demandObject(await stripe.refunds.create(params, { idempotencyKey: key }), "refund"));
  } catch (thrown) {
    if (!(thrown instanceof Stripe.errors.StripeError)) throw thrown;
    if (thrown.code === "charge_disputed") return { refused: "disputed", message: thrown.message };
    if (thrown.code !== "charge_already_refunded") throw thrown;
    const existing = await existingRefund(stripe, paymentIntentId);
    if (existing === null) throw thrown;
    return existing;
  }
}

async function existingRefund(stripe: Stripe, paymentIntentId: string): Promise<Refunded | null> {
  const list = demandObject(await stripe.refunds.list({ payment_intent: paymentIntentId, limit: 10 }), "list");
  const refund = list.data.find(({ status }) => status !== "failed" && status !== "canceled");
  return refund === undefined ? null : describe(refund);
}

function describe(refund: Stripe.Refund): Refunded {
  if (refund.status === "failed" || refund.status === "canceled") {
    throw new Error(`Refund ${refund.id} ${refund.status}: ${refund.failure_reason ?? "no reason given"}`);
  }
  return { refundId: refund.id, amount: refund.amount, status: refund.status ?? "pending", madeAt: refund.created };
}
