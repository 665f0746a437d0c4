/** Every way in which money comes into the balance and leaves it. */
import type { Transaction } from "../state/transaction";
import type { BalanceTransaction, Charge, Dispute, Refund } from "../state/types";
import { book } from "./book";
import { bankDebitFee, disputeFee, processingFee } from "./fees";
import { isBankPayment } from "./methods";

const DAY = 24 * 60 * 60;
const CARD_SETTLES_AFTER = 2 * DAY;
/** https://docs.stripe.com/payments/ach-direct-debit: a debit takes up to four days to be acknowledged. */
export const DEBIT_SETTLES_AFTER = 4 * DAY;

export function bookCharge(tx: Transaction, charge: Charge, availableAtOnce: boolean): BalanceTransaction {
  return book(tx, {
    type: "charge",
    amount: charge.amount,
    fee: processingFee(charge.amount),
    currency: charge.currency,
    source: charge.id,
    description: charge.description,
    availableOn: tx.now() + (availableAtOnce ? 0 : CARD_SETTLES_AFTER),
  });
}

/** A debit stands in the balance from the day it is sent, pending; when it fails, a second line takes it back. */
export function bookPayment(tx: Transaction, charge: Charge): BalanceTransaction {
  return book(tx, {
    type: "payment",
    category: "charge",
    amount: charge.amount,
    fee: bankDebitFee(charge.amount),
    currency: charge.currency,
    source: charge.id,
    description: charge.description,
    availableOn: tx.now() + DEBIT_SETTLES_AFTER,
  });
}

export function bookPaymentFailure(tx: Transaction, charge: Charge): BalanceTransaction {
  const { fee, availableOn } = bookedBy(tx, charge);
  return book(tx, {
    type: "payment_failure_refund",
    category: "charge_failure",
    amount: -charge.amount,
    fee: -fee,
    currency: charge.currency,
    source: charge.id,
    description: about("PAYMENT FAILURE FOR", charge),
    availableOn,
  });
}

/** The fee stays with Stripe. A refund waits for the charge's own funds, so that neither half is out of step. */
export function bookRefund(tx: Transaction, refund: Pick<Refund, "id" | "amount" | "currency">, charge: Charge): BalanceTransaction {
  return book(tx, {
    type: isBankPayment(charge) ? "payment_refund" : "refund",
    category: "refund",
    amount: -refund.amount,
    fee: 0,
    currency: refund.currency,
    source: refund.id,
    description: about("REFUND FOR", charge),
    availableOn: bookedBy(tx, charge).availableOn,
  });
}

/** The bank sent a refund back: the money is the account's again. */
export function bookRefundFailure(tx: Transaction, refund: Refund, charge: Charge): BalanceTransaction {
  return book(tx, {
    type: "refund_failure",
    amount: refund.amount,
    fee: 0,
    currency: refund.currency,
    source: refund.id,
    description: about("REFUND FAILURE FOR", charge),
    availableOn: bookedBy(tx, charge).availableOn,
  });
}

type Disputed = Pick<Dispute, "id" | "amount" | "currency" | "charge">;

/** The bank takes the disputed amount, and Stripe its fee for that. Both are taken at once, from what is available. */
export function bookWithdrawal(tx: Transaction, dispute: Disputed): BalanceTransaction {
  return book(tx, {
    type: "adjustment",
    category: "dispute",
    amount: -dispute.amount,
    fee: disputeFee(dispute.currency),
    feeDescription: "Dispute fee",
    currency: dispute.currency,
    source: dispute.id,
    description: `Chargeback withdrawal for ${dispute.charge}`,
    availableOn: tx.now(),
  });
}

/** What a won dispute gives back: the amount and the fee. */
export function bookReinstatement(tx: Transaction, dispute: Disputed): BalanceTransaction {
  return book(tx, {
    type: "adjustment",
    category: "dispute_reversal",
    amount: dispute.amount,
    fee: -disputeFee(dispute.currency),
    feeDescription: "Dispute fee refund",
    currency: dispute.currency,
    source: dispute.id,
    description: `Chargeback reversal for ${dispute.charge}`,
    availableOn: tx.now(),
  });
}

function bookedBy(tx: Transaction, charge: Charge): { fee: number; availableOn: number } {
  const booked = charge.balance_transaction ? tx.find("balance_transaction", charge.balance_transaction) : undefined;
  return { fee: booked?.fee ?? 0, availableOn: Math.max(tx.now(), booked?.available_on ?? 0) };
}

function about(what: string, charge: Charge): string {
  const noun = isBankPayment(charge) ? "PAYMENT" : "CHARGE";
  return charge.description ? `${what} ${noun} (${charge.description})` : `${what} ${noun}`;
}
