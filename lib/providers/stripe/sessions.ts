import type { FunctionReturnType } from "convex/server";
import type Stripe from "stripe";
import type { api } from "../../../convex/_generated/api";
import { demandObject, UnexpectedAnswer } from "./answer";

/** Everything a session is made from; it all lies in the order's row, so that a retry sends the same bytes. */
export type SessionSpec = NonNullable<FunctionReturnType<typeof api.commerce.mutations.open>["spec"]>;

/** What a session says about the money, in the words of `commerce/mutations:confirm`. */
export type SessionFacts = (typeof api.commerce.mutations.confirm)["_args"]["facts"];

/**
 * Opens a hosted checkout for an order, or returns the one this order already has: the idempotency key is the order.
 * Payment methods are left to the account's own settings (`payment_method_types` is gone from the API since 2026-09-30).
 * @param appUrl origin that the buyer comes back to
 */
export async function createCheckoutSession(stripe: Stripe, spec: SessionSpec, appUrl: string): Promise<{ sessionId: string; url: string }> {
  const session = await stripe.checkout.sessions.create(sessionParams(spec, appUrl), { idempotencyKey: `checkout/${spec.orderId}` });
  demandObject(session, "checkout.session");
  if (session.url === null) throw new UnexpectedAnswer(`Session ${session.id} has no page to pay on`);
  return { sessionId: session.id, url: session.url };
}

/** Asks Stripe how a session stands now. */
export async function retrieveSessionFacts(stripe: Stripe, sessionId: string): Promise<SessionFacts> {
  return factsOf(demandObject(await stripe.checkout.sessions.retrieve(sessionId), "checkout.session"));
}

/**
 * Ends an open session. One that is already paid or expired stays what it is; either way the answer says how it
 * stands now, because a payment may have come first.
 */
export async function expireSession(stripe: Stripe, sessionId: string): Promise<SessionFacts> {
  const before = await retrieveSessionFacts(stripe, sessionId);
  if (before.status !== "open") return before;
  try {
    return factsOf(demandObject(await stripe.checkout.sessions.expire(sessionId), "checkout.session"));
  } catch (thrown) {
    const after = await retrieveSessionFacts(stripe, sessionId);
    if (after.status === "open") throw thrown;
    return after;
  }
}

function factsOf(session: Stripe.Checkout.Session): SessionFacts {
  if (session.status === null || session.amount_total === null || session.currency === null) {
    throw new UnexpectedAnswer(`Session ${session.id} says nothing of its money`);
  }
  const intent = session.payment_intent;
  return {
    sessionId: session.id,
    status: oneOf(session.status, ["open", "complete", "expired"]),
    paymentStatus: oneOf(session.payment_status, ["paid", "unpaid", "no_payment_required"]),
    amountTotal: session.amount_total,
    currency: session.currency,
    livemode: session.livemode,
    paymentIntentId: typeof intent === "string" ? intent : (intent?.id ?? null),
    orderId: session.metadata?.["orderId"] ?? session.client_reference_id,
  };
}

function oneOf<const Word extends string>(value: string, words: readonly Word[]): Word {
  const word = words.find((known) => known === value);
  if (word === undefined) throw new UnexpectedAnswer(`Stripe says ${value}, which we do not know`);
  return word;
}

function sessionParams(spec: SessionSpec, appUrl: string): Stripe.Checkout.SessionCreateParams {
  return {
    mode: "payment",
    client_reference_id: spec.orderId,
    customer_email: spec.buyerEmail,
    expires_at: spec.expiresAt,
    line_items: spec.lines.map((line) => ({
      quantity: line.quantity,
      price_data: {
        currency: spec.currency,
        unit_amount: line.unitAmount,
        // An empty description is refused; none is not.
        product_data: { name: line.title, ...(line.description === "" ? {} : { description: line.description }) },
      },
    })),
    metadata: { orderId: spec.orderId, orderNumber: spec.number },
    payment_intent_data: { description: `Order ${spec.number}`, metadata: { orderId: spec.orderId, orderNumber: spec.number } },
    success_url: `${appUrl}${spec.successPath}`,
    cancel_url: `${appUrl}${spec.cancelPath}`,
  };
}
