import { asFoundLate } from "../checkout/late";
import { TEST_ROUTING_NUMBER } from "../debits/accounts";
import { readDebit } from "../debits/debit-form";
import { payByDebit } from "../debits/pay";
import { type CardForm, readCard } from "../money/card-form";
import { debitFor } from "../money/methods";
import { completeWithoutPayment, finishAuthentication, payWithCard, type PayOutcome } from "../money/pay";
import { exampleOf } from "../pages/examples";
import type { Transaction } from "../state/transaction";
import type { CheckoutSession } from "../state/types";
import { StripeError } from "../wire/errors";
import type { AdminBody } from "./body";

type Outcome = PayOutcome | { kind: "processing" };

/**
 * Pays a session as its buyer would. `late` also pays one that expired: a payment that was on its way when the session
 * ended, which Stripe's asynchronous methods make possible.
 */
export function payAsBuyer(tx: Transaction, session: CheckoutSession, body: AdminBody): Outcome {
  const late = body.flag("late") === true && session.status === "expired";
  if (session.status !== "open" && !late) throw new StripeError(`The session is ${session.status}, so it cannot be paid.`);
  const payable = late ? asFoundLate(session) : session;
  const email = session.customer_details?.email ?? body.text("email") ?? "buyer@example.com";
  if (session.amount_total === 0) {
    completeWithoutPayment(tx, payable, { email, name: null });
    return { kind: "paid" };
  }
  const account = body.text("account");
  return account === undefined ? byCard(tx, payable, email, body) : byDebit(tx, payable, email, account);
}

function byCard(tx: Transaction, session: CheckoutSession, email: string, body: AdminBody): Outcome {
  const example = exampleOf({ number: body.text("card") ?? "4242424242424242" }, tx.clock.now());
  const form: CardForm = {
    email,
    name: body.text("name") ?? example.name,
    number: example.number,
    expiry: body.text("expiry") ?? example.expiry,
    cvc: body.text("cvc") ?? example.cvc,
  };
  const read = readCard(form, tx.clock.now());
  if ("errors" in read) throw new StripeError(Object.values(read.errors).join(" "));
  const outcome = payWithCard(tx, session, read.card, `${session.url}/authenticate`);
  if (outcome.kind !== "authenticate" || body.flag("abandon")) return outcome;
  return finishAuthentication(tx, tx.get("checkout.session", session.id), body.flag("authenticate") !== false) ?? outcome;
}

function byDebit(tx: Transaction, session: CheckoutSession, email: string, number: string): Outcome {
  const type = debitFor(session.currency);
  if (type === undefined || !session.payment_method_types.includes(type)) {
    throw new StripeError("This session offers no bank debit: switch bank debits on before it is made.");
  }
  const form = { email, holder: "Test Buyer", routing: TEST_ROUTING_NUMBER, account: number, iban: number };
  const read = readDebit(type, form);
  if ("errors" in read) throw new StripeError(Object.values(read.errors).join(" "));
  payByDebit(tx, session, read.debit);
  return { kind: "processing" };
}
