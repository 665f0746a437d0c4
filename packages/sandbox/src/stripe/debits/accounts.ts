/** Stripe's published test accounts for bank debits (https://docs.stripe.com/testing#non-card-payments) and their ends. */
import type { DebitType } from "../money/methods";
import type { DebitFailure } from "../state/types";

const MINUTE = 60 * 1000;

export interface TestAccount {
  type: DebitType;
  /** The account number, or the IBAN. */
  number: string;
  label: string;
  /** The bank sends the debit back with this code. */
  failure?: DebitFailure;
  /** The bank neither pays nor refuses: only the admin API or the console ends it. */
  silent?: true;
  /** The debit succeeds, and the account's owner disputes it. */
  disputed?: true;
  /** Milliseconds; as long as a debit takes when absent. */
  settlesAfter?: number;
}

/** The only routing number that the test accounts go with. */
export const TEST_ROUTING_NUMBER = "110000000";

const TEST_ACCOUNTS: readonly TestAccount[] = [
  { type: "us_bank_account", number: "000123456789", label: "Succeeds in four days" },
  { type: "us_bank_account", number: "000222222227", label: "Fails: insufficient funds", failure: "insufficient_funds" },
  { type: "us_bank_account", number: "000111111113", label: "Fails: account closed", failure: "account_closed" },
  { type: "us_bank_account", number: "000111111116", label: "Fails: no such account", failure: "no_account" },
  { type: "us_bank_account", number: "000333333335", label: "Fails: debit not authorised", failure: "debit_not_authorized" },
  { type: "us_bank_account", number: "000555555559", label: "Succeeds, then disputed", disputed: true },
  { type: "us_bank_account", number: "000000000009", label: "Stays in processing", silent: true },
  { type: "sepa_debit", number: "AT611904300234573201", label: "Succeeds in four days" },
  { type: "sepa_debit", number: "AT321904300235473204", label: "Succeeds in three minutes", settlesAfter: 3 * MINUTE },
  { type: "sepa_debit", number: "AT861904300235473202", label: "Fails: account closed", failure: "account_closed" },
  { type: "sepa_debit", number: "AT051904300235473205", label: "Fails in three minutes", failure: "insufficient_funds", settlesAfter: 3 * MINUTE },
  { type: "sepa_debit", number: "AT591904300235473203", label: "Succeeds, then disputed", disputed: true },
];

/** Those that the hosted page offers for a kind of debit. */
export function offeredAccounts(type: DebitType): readonly TestAccount[] {
  return TEST_ACCOUNTS.filter((account) => account.type === type);
}

export function testAccount(type: DebitType, number: string): TestAccount | undefined {
  return offeredAccounts(type).find((account) => account.number === number);
}

/** What a buyer is told, and the charge's `failure_message`. */
export const FAILURE_MESSAGES: Record<DebitFailure, string> = {
  account_closed: "The customer's bank account has been closed.",
  no_account: "The customer's bank account could not be located.",
  insufficient_funds: "The customer's account has insufficient funds to cover this payment.",
  debit_not_authorized: "The customer has notified their bank that this payment was unauthorized.",
};
