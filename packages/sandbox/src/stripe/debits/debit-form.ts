import { emailError } from "../money/card-form";
import type { DebitType } from "../money/methods";
import { testAccount, TEST_ROUTING_NUMBER, type TestAccount } from "./accounts";

/** What a buyer typed: a routing and an account number in the United States, an IBAN in Europe. */
export interface DebitForm {
  email: string;
  holder: string;
  routing: string;
  account: string;
  iban: string;
}
export type DebitErrors = Partial<Record<keyof DebitForm, string>>;

export interface ValidDebit {
  email: string;
  holder: string;
  account: TestAccount;
}

const NOT_A_TEST_ACCOUNT = "This is a sandbox, and that is not a test account: use one of those below.";

/** All that is checked before a bank is asked. Real accounts are refused: what would become of them is not known here. */
export function readDebit(type: DebitType, form: DebitForm): { debit: ValidDebit } | { errors: DebitErrors } {
  const email = form.email.trim();
  const holder = form.holder.trim();
  const number = (type === "sepa_debit" ? form.iban : form.account).replace(/[\s-]/g, "").toUpperCase();
  const account = testAccount(type, number);
  const errors: DebitErrors = {};
  const wrongEmail = emailError(email);
  if (wrongEmail !== undefined) errors.email = wrongEmail;
  if (holder === "") errors.holder = "Enter the name of the account's owner.";
  if (type === "us_bank_account") {
    const routing = form.routing.trim();
    if (!/^\d{9}$/.test(routing)) errors.routing = "A routing number has nine digits.";
    else if (routing !== TEST_ROUTING_NUMBER) errors.routing = `Only the test routing number ${TEST_ROUTING_NUMBER} is known here.`;
    if (!/^\d{4,17}$/.test(number)) errors.account = "Your account number is incomplete.";
    else if (!account) errors.account = NOT_A_TEST_ACCOUNT;
  } else if (!account) {
    errors.iban = isIban(number) ? NOT_A_TEST_ACCOUNT : "The IBAN you entered is invalid.";
  }
  if (Object.keys(errors).length > 0 || !account) return { errors };
  return { debit: { email, holder: holder.slice(0, 250), account } };
}

/** ISO 13616: the letters as numbers, country and check digits behind, divided by 97. */
export function isIban(text: string): boolean {
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(text)) return false;
  const digits = (text.slice(4) + text.slice(0, 4)).replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55));
  return BigInt(digits) % 97n === 1n;
}
