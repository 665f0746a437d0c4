import type { ConsoleSection } from "../../kernel/types";
import type { Account } from "../account";
import { expireSession } from "../checkout/expire";
import { asFoundLate } from "../checkout/late";
import { settleDebit } from "../debits/settle";
import { DECISIONS, decideDispute } from "../disputes/decide";
import { openDispute } from "../disputes/open";
import { payWithCard } from "../money/pay";
import { exampleBuyer } from "../pages/examples";
import { refundCharge } from "../refunds/create";
import { settleRefund } from "../refunds/settle";
import { changeSettings } from "../settings";
import { NOBODY, type Transaction } from "../state/transaction";
import { StripeError } from "../wire/errors";

/** What the section's buttons do; each is one transaction. */
export function paymentActionsOf(account: Account): NonNullable<ConsoleSection["actions"]> {
  const action = (run: (tx: Transaction, field: (name: string) => string) => void) => (form: URLSearchParams) =>
    account.transact(NOBODY, (tx) => run(tx, (name) => form.get(name) ?? ""));
  return {
    settings: action((tx, field) => void changeSettings(tx, { bankDebits: field("bankDebits") === "true" })),
    expire: action((tx, field) => void expireSession(tx, tx.get("checkout.session", field("session"), "session"))),
    payLate: action((tx, field) => {
      const session = asFoundLate(tx.get("checkout.session", field("session"), "session"));
      const buyer = exampleBuyer(session.customer_details?.email ?? "buyer@example.com", tx.clock.now());
      payWithCard(tx, session, buyer, `${session.url}/authenticate`);
    }),
    settle: action((tx, field) => {
      const session = tx.get("checkout.session", field("session"), "session");
      settleDebit(tx, tx.get("payment_intent", session.payment_intent ?? ""), { failure: field("status") === "succeeded" ? null : "insufficient_funds" });
    }),
    refund: action((tx, field) => {
      const amount = amountOf(field("amount"));
      refundCharge(tx, tx.get("charge", field("charge"), "charge"), { ...(amount !== undefined && { amount }), reason: "requested_by_customer", metadata: {} });
    }),
    settleRefund: action((tx, field) => {
      settleRefund(tx, tx.get("refund", field("refund"), "refund"), field("status") === "succeeded" ? "succeeded" : "failed");
    }),
    dispute: action((tx, field) => {
      const request = { reason: field("reason") || "fraudulent", inquiry: field("inquiry") === "true" };
      openDispute(tx, tx.get("charge", field("charge"), "charge"), request);
    }),
    decide: action((tx, field) => {
      const decision = DECISIONS.find((each) => each === field("decision"));
      if (decision === undefined) throw new StripeError(`A dispute is decided as ${DECISIONS.join(", ")}.`);
      decideDispute(tx, tx.get("dispute", field("dispute"), "dispute"), decision);
    }),
  };
}

/** Minor units; all that is left when nothing is given. */
function amountOf(text: string): number | undefined {
  if (text === "") return undefined;
  const amount = Number(text);
  if (Number.isSafeInteger(amount) && amount > 0) return amount;
  throw new StripeError("The amount is a positive whole number of minor units.");
}
