import { bookPaymentFailure } from "../money/ledger";
import type { Transaction } from "../state/transaction";
import type { Charge, CheckoutSession, DebitFailure, PaymentIntent } from "../state/types";
import { StripeError } from "../wire/errors";
import { FAILURE_MESSAGES } from "./accounts";

const DISPUTE_FOLLOWS_AFTER = 1000;

/** @param failure null: the money arrived. @throws StripeError when the intent waits for no bank. */
export function settleDebit(tx: Transaction, intent: PaymentIntent, { failure, disputed = false }: { failure: DebitFailure | null; disputed?: boolean }): void {
  if (intent.status !== "processing") throw new StripeError(`The payment ${intent.id} is ${intent.status}, so no bank debit is waiting.`);
  const charge = tx.get("charge", intent.latest_charge ?? "");
  const session = tx.all("checkout.session").find(({ payment_intent }) => payment_intent === intent.id);
  if (failure !== null) return fail(tx, { intent, charge, session }, failure);
  const succeeded: Charge = { ...charge, status: "succeeded", paid: true };
  const paid: PaymentIntent = { ...intent, status: "succeeded", amount_received: intent.amount };
  tx.put("charge", succeeded);
  tx.put("payment_intent", paid);
  tx.emit("charge.succeeded", succeeded);
  tx.emit("payment_intent.succeeded", paid);
  if (session) {
    const after: CheckoutSession = { ...session, payment_status: "paid" };
    tx.put("checkout.session", after);
    tx.emit("checkout.session.async_payment_succeeded", after);
  }
  if (!disputed) return;
  const what = { kind: "open_dispute", reason: "debit_not_authorized", inquiry: false } as const;
  tx.put("fate", { id: charge.id, at: tx.clock.now() + DISPUTE_FOLLOWS_AFTER, done: false, what });
}

/** The session stays complete and unpaid: Stripe does not open it again. */
function fail(
  tx: Transaction,
  { intent, charge, session }: { intent: PaymentIntent; charge: Charge; session: CheckoutSession | undefined },
  code: DebitFailure,
): void {
  const message = FAILURE_MESSAGES[code];
  const method = tx.get("payment_method", intent.payment_method ?? "");
  const booked = bookPaymentFailure(tx, charge);
  const failed: Charge = {
    ...charge,
    status: "failed",
    paid: false,
    failure_code: code,
    failure_message: message,
    failure_balance_transaction: booked.id,
  };
  const after: PaymentIntent = {
    ...intent,
    status: "requires_payment_method",
    payment_method: null,
    last_payment_error: {
      type: "invalid_request_error",
      charge: charge.id,
      code,
      doc_url: `https://stripe.com/docs/error-codes/${code.replaceAll("_", "-")}`,
      message,
      payment_method: method,
    },
  };
  tx.put("charge", failed);
  tx.put("payment_intent", after);
  tx.emit("charge.failed", failed);
  tx.emit("payment_intent.payment_failed", after);
  if (session) tx.emit("checkout.session.async_payment_failed", session);
}
