import { make } from "../schema/blank";
import { newId } from "../state/ids";
import type { Transaction } from "../state/transaction";
import type { Charge, PaymentIntent, PaymentMethod } from "../state/types";
import type { Decline, TestCard } from "./cards";
import { chargeCard } from "./card-objects";
import { bookCharge } from "./ledger";

type Outcome = NonNullable<Charge["outcome"]>;

/** A charge that went through, with its balance transaction. */
export function approvedCharge(
  tx: Transaction,
  intent: PaymentIntent,
  method: PaymentMethod,
  how: { authenticated: boolean; card: TestCard | undefined },
): Charge {
  const charge = newCharge(tx, intent, method, {
    id: newId("ch"),
    status: "succeeded",
    paid: true,
    captured: true,
    amount_captured: intent.amount,
    payment_method_details: cardDetails(method, intent.amount, { approved: true, authenticated: how.authenticated }),
    outcome: { ...APPROVED, ...riskOf(how.card) },
  });
  const booked = bookCharge(tx, charge, how.card?.availableAtOnce ?? false);
  return tx.put("charge", { ...charge, balance_transaction: booked.id });
}

/** A charge the bank refused, or Stripe's own rules. It is kept, too: `payment_intent.latest_charge` names it. */
export function failedCharge(
  tx: Transaction,
  intent: PaymentIntent,
  method: PaymentMethod,
  { decline, card, authenticated }: { decline: Decline; card: TestCard | undefined; authenticated: boolean },
): Charge {
  const charge = newCharge(tx, intent, method, {
    id: newId("ch"),
    status: "failed",
    paid: false,
    captured: false,
    amount_captured: 0,
    failure_code: decline.code,
    failure_message: decline.message,
    payment_method_details: cardDetails(method, intent.amount, { approved: false, authenticated }),
    outcome: { ...(decline.blocked ? BLOCKED : refused(decline)), ...riskOf(card) },
  });
  return tx.put("charge", charge);
}

const NO_ADVICE = { advice_code: null, network_advice_code: null, network_decline_code: null };
const APPROVED: Outcome = {
  ...NO_ADVICE,
  network_status: "approved_by_network",
  reason: null,
  seller_message: "Payment complete.",
  type: "authorized",
};
const BLOCKED: Outcome = {
  ...NO_ADVICE,
  network_status: "not_sent_to_network",
  reason: "highest_risk_level",
  seller_message: "Stripe blocked this payment as too risky.",
  type: "blocked",
};

function refused(decline: Decline): Outcome {
  const final = decline.declineCode === "lost_card" || decline.declineCode === "stolen_card";
  return {
    ...NO_ADVICE,
    advice_code: final ? "do_not_try_again" : "try_again_later",
    network_status: "declined_by_network",
    reason: decline.declineCode,
    seller_message: "The bank did not return any further details with this decline.",
    type: "issuer_declined",
  };
}

const RISK_SCORES = { normal: 20, elevated: 68, highest: 92 };

function riskOf(card: TestCard | undefined): Pick<Outcome, "risk_level" | "risk_score"> {
  const risk_level = card?.risk ?? "normal";
  return { risk_level, risk_score: RISK_SCORES[risk_level] };
}

function cardDetails(
  { card }: PaymentMethod,
  amount: number,
  outcome: { approved: boolean; authenticated: boolean },
): Charge["payment_method_details"] {
  return { type: "card", ...(card && { card: chargeCard(card, amount, outcome) }) };
}

type Result = Pick<Charge, "id" | "status" | "paid" | "captured" | "amount_captured" | "payment_method_details" | "outcome"> &
  Partial<Pick<Charge, "failure_code" | "failure_message">>;

/** A charge for the whole of an intent; the caller stores it. */
export function newCharge(tx: Transaction, intent: PaymentIntent, method: PaymentMethod, result: Result): Charge {
  return make("Charge", {
    object: "charge" as const,
    created: tx.now(),
    livemode: false,
    amount: intent.amount,
    amount_refunded: 0,
    balance_transaction: null,
    billing_details: method.billing_details,
    calculated_statement_descriptor: intent.statement_descriptor ?? "SANDBOX",
    currency: intent.currency,
    customer: intent.customer,
    description: intent.description,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: null,
    failure_message: null,
    fraud_details: {},
    metadata: intent.metadata,
    payment_intent: intent.id,
    payment_method: method.id,
    receipt_email: intent.receipt_email,
    receipt_url: null,
    refunded: false,
    statement_descriptor: intent.statement_descriptor,
    statement_descriptor_suffix: intent.statement_descriptor_suffix,
    transfer_group: intent.transfer_group,
    ...result,
  });
}
