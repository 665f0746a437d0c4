/** What happens when a buyer pays with a card: the machine behind the hosted page. */
import { completeSession, customerOf } from "../checkout/complete";
import type { Transaction } from "../state/transaction";
import type { CheckoutSession, PaymentIntent, PaymentMethod } from "../state/types";
import { createPaymentMethod } from "./card-objects";
import { cardOfFingerprint, type Decline, type TestCard, testCard } from "./cards";
import type { ValidCard } from "./card-form";
import { approvedCharge, failedCharge } from "./charges";
import { intentOf } from "./intents";

/** A bank does not dispute in the same instant. Milliseconds. */
const DISPUTE_FOLLOWS_AFTER = 1000;

export type PayOutcome =
  | { kind: "paid" }
  | { kind: "declined"; message: string; declineCode: string }
  /** The buyer has to pass the 3-D Secure page first. */
  | { kind: "authenticate" };

/** Pays an open session with a card. The session stays open when the card is declined. */
export function payWithCard(tx: Transaction, session: CheckoutSession, card: ValidCard, authenticationUrl: string): PayOutcome {
  const test = testCard(card.number);
  const intent = intentOf(tx, session);
  const method = createPaymentMethod(tx, card, test);
  if (test.authenticate) {
    const waiting: PaymentIntent = {
      ...intent,
      status: "requires_action",
      payment_method: method.id,
      last_payment_error: null,
      next_action: { type: "redirect_to_url", redirect_to_url: { url: authenticationUrl, return_url: session.url } },
    };
    tx.put("payment_intent", waiting);
    tx.emit("payment_intent.requires_action", waiting);
    return { kind: "authenticate" };
  }
  if (test.decline) return decline(tx, intent, method, { decline: test.decline, card: test, authenticated: false });
  return approve(tx, session, intent, method, { authenticated: false, card: test });
}

/** The method that waits for the buyer's 3-D Secure, if one does. */
export function awaitedMethod(tx: Transaction, session: CheckoutSession): { intent: PaymentIntent; method: PaymentMethod } | undefined {
  const intent = session.payment_intent ? tx.find("payment_intent", session.payment_intent) : undefined;
  const method = intent?.payment_method ? tx.find("payment_method", intent.payment_method) : undefined;
  return intent?.status === "requires_action" && method ? { intent, method } : undefined;
}

/** The buyer's answer on the 3-D Secure page. Nothing is charged when it failed. */
export function finishAuthentication(tx: Transaction, session: CheckoutSession, passed: boolean): PayOutcome | undefined {
  const awaited = awaitedMethod(tx, session);
  if (!awaited) return undefined;
  const { intent, method } = awaited;
  if (passed) {
    const card = cardOfFingerprint(method.card?.fingerprint ?? "");
    if (card?.decline) return decline(tx, intent, method, { decline: card.decline, card, authenticated: true });
    return approve(tx, session, intent, method, { authenticated: true, card });
  }
  const message =
    "We are unable to authenticate your payment method. Please choose a different payment method and try again.";
  const failed: PaymentIntent = {
    ...intent,
    status: "requires_payment_method",
    payment_method: null,
    next_action: null,
    last_payment_error: {
      type: "invalid_request_error",
      code: "payment_intent_authentication_failure",
      doc_url: "https://stripe.com/docs/error-codes/payment-intent-authentication-failure",
      message,
      payment_method: method,
    },
  };
  tx.put("payment_intent", failed);
  tx.emit("payment_intent.payment_failed", failed);
  return { kind: "declined", message, declineCode: "authentication_failed" };
}

/** A session whose total is zero needs no card: Stripe calls it `no_payment_required`. */
export function completeWithoutPayment(tx: Transaction, session: CheckoutSession, buyer: { email: string; name: string | null }): void {
  completeSession(tx, session, { ...buyer, customer: customerOf(tx, session, buyer), paymentStatus: "no_payment_required" });
}

function approve(
  tx: Transaction,
  session: CheckoutSession,
  intent: PaymentIntent,
  method: PaymentMethod,
  how: { authenticated: boolean; card: TestCard | undefined },
): PayOutcome {
  const { email, name } = method.billing_details;
  const customer = customerOf(tx, session, { email, name });
  const charge = approvedCharge(tx, { ...intent, customer }, method, how);
  const succeeded: PaymentIntent = {
    ...intent,
    customer,
    status: "succeeded",
    amount_received: intent.amount,
    payment_method: method.id,
    latest_charge: charge.id,
    last_payment_error: null,
    next_action: null,
  };
  tx.put("payment_intent", succeeded);
  tx.emit("charge.succeeded", charge);
  tx.emit("payment_intent.succeeded", succeeded);
  completeSession(tx, { ...session, payment_intent: intent.id }, { email, name, customer, paymentStatus: "paid" });
  if (how.card?.disputed) {
    const what = { kind: "open_dispute", ...how.card.disputed } as const;
    tx.put("fate", { id: charge.id, at: tx.clock.now() + DISPUTE_FOLLOWS_AFTER, done: false, what });
  }
  return { kind: "paid" };
}

function decline(
  tx: Transaction,
  intent: PaymentIntent,
  method: PaymentMethod,
  how: { decline: Decline; card: TestCard | undefined; authenticated: boolean },
): PayOutcome {
  const reason = how.decline;
  const charge = failedCharge(tx, intent, method, how);
  const failed: PaymentIntent = {
    ...intent,
    status: "requires_payment_method",
    payment_method: null,
    latest_charge: charge.id,
    next_action: null,
    last_payment_error: {
      type: "card_error",
      charge: charge.id,
      code: reason.code,
      decline_code: reason.declineCode,
      doc_url: `https://stripe.com/docs/error-codes/${reason.code.replaceAll("_", "-")}`,
      message: reason.message,
      payment_method: method,
    },
  };
  tx.put("payment_intent", failed);
  tx.emit("charge.failed", charge);
  tx.emit("payment_intent.payment_failed", failed);
  return { kind: "declined", message: reason.message, declineCode: reason.declineCode };
}
