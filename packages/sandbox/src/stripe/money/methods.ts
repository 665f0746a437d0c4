import type { Charge } from "../state/types";

/** Payment methods other than cards that the sandbox speaks: the bank debit of each currency. */
export type DebitType = "us_bank_account" | "sepa_debit";

const DEBIT_OF_CURRENCY: Record<string, DebitType> = { usd: "us_bank_account", eur: "sepa_debit" };

/** The bank debit that buyers can pay a currency with. https://docs.stripe.com/payments/bank-debits */
export function debitFor(currency: string): DebitType | undefined {
  return DEBIT_OF_CURRENCY[currency];
}

/** Charges that did not come from a card are called payments, and their ids begin with `py_`. */
export function isBankPayment(charge: Pick<Charge, "id">): boolean {
  return charge.id.startsWith("py_");
}
