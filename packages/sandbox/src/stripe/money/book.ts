import { make } from "../schema/blank";
import { newId } from "../state/ids";
import type { Transaction } from "../state/transaction";
import type { BalanceTransaction } from "../state/types";

export interface Entry {
  type:
    | "charge" | "refund" | "refund_failure"
    | "payment" | "payment_refund" | "payment_failure_refund"
    | "adjustment";
  /** What Stripe's reports call it, where that differs from the type. */
  category?: string;
  /** Minor units; negative takes from the balance. */
  amount: number;
  /** Minor units; negative gives a fee back. */
  fee: number;
  feeDescription?: string;
  currency: string;
  /** Id of the charge, refund or dispute behind it. */
  source: string;
  description: string | null;
  /** Seconds. */
  availableOn: number;
}

/** Writes one line of the account's ledger: `net = amount - fee`. Lines are never changed. */
export function book(tx: Transaction, entry: Entry): BalanceTransaction {
  const { amount, fee, currency } = entry;
  const description = entry.feeDescription ?? "Stripe processing fees";
  const transaction: BalanceTransaction = make("BalanceTransaction", {
    id: newId("txn"),
    object: "balance_transaction",
    created: tx.now(),
    amount,
    available_on: entry.availableOn,
    balance_type: "payments",
    currency,
    description: entry.description,
    exchange_rate: null,
    fee,
    fee_details: fee === 0 ? [] : [{ amount: fee, application: null, currency, description, type: "stripe_fee" }],
    net: amount - fee,
    reporting_category: entry.category ?? entry.type,
    source: entry.source,
    status: entry.availableOn <= tx.now() ? "available" : "pending",
    type: entry.type,
  });
  return tx.put("balance_transaction", transaction);
}
