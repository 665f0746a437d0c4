/** What happens when a buyer presses "Pay": the machine behind the hosted page. */
import { createCustomer } from "../resources/customers";
import { make } from "../schema/blank";
import { newId, randomText } from "../state/ids";
import type { Transaction } from "../state/transaction";
import type { CheckoutSession, PaymentIntent, PaymentMethod } from "../state/types";
import { createPaymentMethod } from "./card-objects";
import { type Decline, testCard } from "./cards";
import type { ValidCard } from "./card-form";
import { approvedCharge, failedCharge } from "./charges";

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
  if (test.decline) return decline(tx, intent, method, test.decline);
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
  return approve(tx, session, intent, method, { authenticated: false, availableAtOnce: test.availableAtOnce ?? false });
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
  if (passed) return approve(tx, session, intent, method, { authenticated: true, availableAtOnce: false });
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
  finish(tx, session, { ...buyer, customer: customerOf(tx, session, buyer), paid: false });
}

function approve(
  tx: Transaction,
  session: CheckoutSession,
  intent: PaymentIntent,
  method: PaymentMethod,
  how: { authenticated: boolean; availableAtOnce: boolean },
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
  finish(tx, { ...session, payment_intent: intent.id }, { email, name, customer, paid: true });
  return { kind: "paid" };
}

function decline(tx: Transaction, intent: PaymentIntent, method: PaymentMethod, reason: Decline): PayOutcome {
  const charge = failedCharge(tx, intent, method, reason);
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

/** The session's payment intent: made at the first attempt, then used for every further one. */
function intentOf(tx: Transaction, session: CheckoutSession): PaymentIntent {
  const known = session.payment_intent ? tx.find("payment_intent", session.payment_intent) : undefined;
  if (known) return known;
  const plan = tx.get("session_plan", session.id).intent;
  const id = newId("pi");
  const intent: PaymentIntent = make("PaymentIntent", {
    id,
    object: "payment_intent",
    created: tx.now(),
    livemode: false,
    amount: session.amount_total,
    amount_received: 0,
    amount_details: { tip: {} },
    currency: session.currency,
    status: "requires_payment_method",
    customer: session.customer,
    description: plan.description,
    metadata: plan.metadata,
    transfer_group: plan.transferGroup,
    receipt_email: plan.receiptEmail,
    statement_descriptor: plan.statementDescriptor,
    statement_descriptor_suffix: plan.statementDescriptorSuffix,
    payment_method: null,
    payment_method_types: ["card"],
    latest_charge: null,
    last_payment_error: null,
    next_action: null,
    canceled_at: null,
    cancellation_reason: null,
    capture_method: "automatic_async",
    confirmation_method: "automatic",
    client_secret: `${id}_secret_${randomText(25)}`,
  });
  tx.put("payment_intent", intent);
  tx.emit("payment_intent.created", intent);
  tx.put("checkout.session", { ...session, payment_intent: id });
  return intent;
}

function customerOf(tx: Transaction, session: CheckoutSession, buyer: { email: string | null; name: string | null }): string | null {
  if (session.customer || session.customer_creation !== "always") return session.customer;
  return createCustomer(tx, { ...buyer, phone: null, description: null, address: null, metadata: {} }).id;
}

interface Finish {
  email: string | null;
  name: string | null;
  customer: string | null;
  paid: boolean;
}

function finish(tx: Transaction, session: CheckoutSession, { email, name, customer, paid }: Finish): void {
  const complete: CheckoutSession = {
    ...session,
    status: "complete",
    payment_status: paid ? "paid" : "no_payment_required",
    url: null,
    customer,
    customer_details: {
      address: null,
      business_name: null,
      email,
      individual_name: null,
      name,
      phone: null,
      tax_exempt: "none",
      tax_ids: [],
    },
  };
  tx.put("checkout.session", complete);
  tx.emit("checkout.session.completed", complete);
}
