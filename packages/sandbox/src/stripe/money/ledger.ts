import { make } from "../schema/blank";
import { newId } from "../state/ids";
import type { Transaction } from "../state/transaction";
import type { BalanceTransaction, Charge, Refund } from "../state/types";

const TWO_DAYS = 2 * 24 * 60 * 60;

/** Stripe's standard price for a card: 2.9 % and 30 minor units, rounded to a whole one; never more than the charge. */
export function processingFee(amount: number): number {
  return Math.min(amount, Math.round((amount * 29) / 1000) + 30);
}

export function bookCharge(tx: Transaction, charge: Charge, availableAtOnce: boolean): BalanceTransaction {
  const fee = processingFee(charge.amount);
  return book(tx, {
    type: "charge",
    amount: charge.amount,
    fee,
    currency: charge.currency,
    source: charge.id,
    description: charge.description,
    availableOn: tx.now() + (availableAtOnce ? 0 : TWO_DAYS),
  });
}

/** The fee stays with Stripe. A refund waits for the charge's own funds, so that neither half is out of step. */
export function bookRefund(tx: Transaction, refund: Pick<Refund, "id" | "amount" | "currency">, charge: Charge): BalanceTransaction {
  const booked = charge.balance_transaction ? tx.find("balance_transaction", charge.balance_transaction) : undefined;
  return book(tx, {
    type: "refund",
    amount: -refund.amount,
    fee: 0,
    currency: refund.currency,
    source: refund.id,
    description: charge.description ? `REFUND FOR CHARGE (${charge.description})` : "REFUND FOR CHARGE",
    availableOn: Math.max(tx.now(), booked?.available_on ?? 0),
  });
}

interface Entry {
  type: "charge" | "refund";
  amount: number;
  fee: number;
  currency: string;
  source: string;
  description: string | null;
  availableOn: number;
}

function book(tx: Transaction, entry: Entry): BalanceTransaction {
  const transaction: BalanceTransaction = make("BalanceTransaction", {
    id: newId("txn"),
    object: "balance_transaction",
    created: tx.now(),
    amount: entry.amount,
    available_on: entry.availableOn,
    balance_type: "payments",
    currency: entry.currency,
    description: entry.description,
    exchange_rate: null,
    fee: entry.fee,
    fee_details:
      entry.fee === 0
        ? []
        : [{ amount: entry.fee, application: null, currency: entry.currency, description: "Stripe processing fees", type: "stripe_fee" }],
    net: entry.amount - entry.fee,
    reporting_category: entry.type,
    source: entry.source,
    status: entry.availableOn <= tx.now() ? "available" : "pending",
    type: entry.type,
  });
  return tx.put("balance_transaction", transaction);
}
