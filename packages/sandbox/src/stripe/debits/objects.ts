import { createHash } from "node:crypto";
import { make } from "../schema/blank";
import { newId, randomText } from "../state/ids";
import type { Transaction } from "../state/transaction";
import type { Charge, PaymentMethod } from "../state/types";
import { TEST_ROUTING_NUMBER, type TestAccount } from "./accounts";
import type { ValidDebit } from "./debit-form";

type Details = NonNullable<Charge["payment_method_details"]>;

/** The account as a payment method. The number itself is not kept. */
export function debitMethod(tx: Transaction, { account, email, holder }: ValidDebit): PaymentMethod {
  const method: PaymentMethod = make("PaymentMethod", {
    id: newId("pm"),
    object: "payment_method",
    created: tx.now(),
    livemode: false,
    type: account.type,
    customer: null,
    metadata: {},
    billing_details: { address: null, email, name: holder, phone: null, tax_id: null },
    allow_redisplay: "limited",
    ...(account.type === "us_bank_account" ? { us_bank_account: usAccount(account) } : { sepa_debit: sepaAccount(account) }),
  });
  return tx.put("payment_method", method);
}

/** The account as a charge remembers it. @param expected seconds: the day on which the bank is asked. */
export function debitDetails(method: PaymentMethod, expected: number): Details {
  const expected_debit_date = new Date(expected * 1000).toISOString().slice(0, 10);
  if (method.us_bank_account) {
    const { account_holder_type, account_type, bank_name, fingerprint, last4, routing_number } = method.us_bank_account;
    return {
      type: "us_bank_account",
      us_bank_account: {
        account_holder_type, account_type, bank_name, expected_debit_date, fingerprint, last4, routing_number,
        payment_reference: `BL${randomText(10).toUpperCase()}`,
      },
    };
  }
  const { bank_code = null, branch_code = null, country = null, fingerprint = null, last4 = null } = method.sepa_debit ?? {};
  return { type: "sepa_debit", sepa_debit: { bank_code, branch_code, country, expected_debit_date, fingerprint, last4, mandate: newId("mandate") } };
}

function usAccount(account: TestAccount): NonNullable<PaymentMethod["us_bank_account"]> {
  return {
    account_holder_type: "individual",
    account_type: "checking",
    bank_name: "STRIPE TEST BANK",
    financial_connections_account: null,
    fingerprint: fingerprint(account),
    last4: account.number.slice(-4),
    networks: { preferred: "ach", supported: ["ach"] },
    routing_number: TEST_ROUTING_NUMBER,
    status_details: null,
  };
}

/** An Austrian IBAN: country, two check digits, five of the bank, eleven of the account. */
function sepaAccount(account: TestAccount): NonNullable<PaymentMethod["sepa_debit"]> {
  return {
    bank_code: account.number.slice(4, 9),
    branch_code: "",
    country: account.number.slice(0, 2),
    fingerprint: fingerprint(account),
    generated_from: null,
    last4: account.number.slice(-4),
  };
}

function fingerprint({ type, number }: TestAccount): string {
  return createHash("sha256").update(`${type} ${number}`).digest("hex").slice(0, 16);
}
