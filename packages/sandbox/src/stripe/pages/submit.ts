/** What the form of the payment page does. */
import { readDebit } from "../debits/debit-form";
import { payByDebit } from "../debits/pay";
import { emailError, readCard } from "../money/card-form";
import { completeWithoutPayment, payWithCard } from "../money/pay";
import type { Transaction } from "../state/transaction";
import type { CheckoutSession } from "../state/types";
import type { CheckoutView } from "./checkout-page";
import type { FieldValues, PageField, PageForm } from "./fields";
import { methodsOf } from "./payment-form";

export type Submitted =
  /** The buyer is done: the money is there, or the bank has been asked. */
  | { kind: "done" }
  | { kind: "authenticate" }
  /** The page again, with what has to be put right. */
  | { kind: "again"; status: 400 | 402; shown: Pick<CheckoutView, "values" | "errors" | "chosen" | "declined"> };

/** Submits an open session's form. Nothing is tried while a field is wrong. */
export function submitPayment(tx: Transaction, session: CheckoutSession, form: URLSearchParams): Submitted {
  const typed = (name: PageField) => form.get(name) ?? "";
  const email = session.customer_details?.email ?? typed("email");
  if (session.amount_total === 0) return submitFree(tx, session, email);
  const { card, debit } = methodsOf(session);
  const byDebit = debit !== null && (!card || form.get("method") === "debit");
  if (!byDebit) return submitCard(tx, session, { email, name: typed("name"), number: typed("number"), expiry: typed("expiry"), cvc: typed("cvc") });

  const given = { email, holder: typed("holder"), routing: typed("routing"), account: typed("account"), iban: typed("iban") };
  const read = readDebit(debit, given);
  if ("errors" in read) return again({ ...given }, read.errors, "debit");
  payByDebit(tx, session, read.debit);
  return { kind: "done" };
}

function submitFree(tx: Transaction, session: CheckoutSession, email: string): Submitted {
  const error = emailError(email);
  if (error !== undefined) return again({ email }, { email: error }, "card");
  completeWithoutPayment(tx, session, { email: email.trim(), name: null });
  return { kind: "done" };
}

function submitCard(tx: Transaction, session: CheckoutSession, given: Pick<PageForm, "email" | "name" | "number" | "expiry" | "cvc">): Submitted {
  const { cvc: _cvc, ...kept } = given;
  const read = readCard(given, tx.clock.now());
  if ("errors" in read) return again(kept, read.errors, "card");
  const outcome = payWithCard(tx, session, read.card, `${session.url}/authenticate`);
  if (outcome.kind === "authenticate") return outcome;
  if (outcome.kind === "paid") return { kind: "done" };
  // The refused card is not sent back: the next try is with another one.
  const values = { email: given.email, name: given.name };
  return { kind: "again", status: 402, shown: { values, chosen: "card", declined: outcome.message } };
}

function again(values: FieldValues["values"], errors: NonNullable<FieldValues["errors"]>, chosen: "card" | "debit"): Submitted {
  return { kind: "again", status: 400, shown: { values, errors, chosen } };
}
