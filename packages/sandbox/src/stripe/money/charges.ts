import { make } from "../schema/blank";
import { newId } from "../state/ids";
import type { Transaction } from "../state/transaction";
import type { Charge, PaymentIntent, PaymentMethod } from "../state/types";
import type { Decline } from "./cards";
import { chargeCard } from "./card-objects";
import { bookCharge } from "./ledger";

/** A charge that went through, with its balance transaction. */
export function approvedCharge(
  tx: Transaction,
  intent: PaymentIntent,
  method: PaymentMethod,
  how: { authenticated: boolean; availableAtOnce: boolean },
): Charge {
  const charge = newCharge(tx, intent, method, {
    status: "succeeded",
    paid: true,
    captured: true,
    amount_captured: intent.amount,
    failure_code: null,
    failure_message: null,
    authenticated: how.authenticated,
    outcome: {
      advice_code: null,
      network_advice_code: null,
      network_decline_code: null,
      network_status: "approved_by_network",
      reason: null,
      risk_level: "normal",
      risk_score: 20,
      seller_message: "Payment complete.",
      type: "authorized",
    },
  });
  const booked = bookCharge(tx, charge, how.availableAtOnce);
  return tx.put("charge", { ...charge, balance_transaction: booked.id });
}

/** A charge the bank refused. Stripe keeps it, too: `payment_intent.latest_charge` names it. */
export function failedCharge(tx: Transaction, intent: PaymentIntent, method: PaymentMethod, decline: Decline): Charge {
  const final = decline.declineCode === "lost_card" || decline.declineCode === "stolen_card";
  const charge = newCharge(tx, intent, method, {
    status: "failed",
    paid: false,
    captured: false,
    amount_captured: 0,
    failure_code: decline.code,
    failure_message: decline.message,
    authenticated: false,
    outcome: {
      advice_code: final ? "do_not_try_again" : "try_again_later",
      network_advice_code: null,
      network_decline_code: null,
      network_status: "declined_by_network",
      reason: decline.declineCode,
      risk_level: "normal",
      risk_score: 20,
      seller_message: "The bank did not return any further details with this decline.",
      type: "issuer_declined",
    },
  });
  return tx.put("charge", charge);
}

type Result = Pick<
  Charge,
  "status" | "paid" | "captured" | "amount_captured" | "failure_code" | "failure_message" | "outcome"
> & { authenticated: boolean };

function newCharge(tx: Transaction, intent: PaymentIntent, method: PaymentMethod, result: Result): Charge {
  const { authenticated, ...fields } = result;
  const card = method.card && chargeCard(method.card, intent.amount, { approved: result.paid, authenticated });
  return make("Charge", {
    id: newId("ch"),
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
    fraud_details: {},
    metadata: intent.metadata,
    payment_intent: intent.id,
    payment_method: method.id,
    payment_method_details: { type: "card", ...(card && { card }) },
    receipt_email: intent.receipt_email,
    receipt_url: null,
    refunded: false,
    statement_descriptor: intent.statement_descriptor,
    statement_descriptor_suffix: intent.statement_descriptor_suffix,
    transfer_group: intent.transfer_group,
    ...fields,
  });
}
