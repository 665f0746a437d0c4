import { completeSession, customerOf } from "../checkout/complete";
import { newCharge } from "../money/charges";
import { intentOf } from "../money/intents";
import { bookPayment, DEBIT_SETTLES_AFTER } from "../money/ledger";
import { newId } from "../state/ids";
import type { Transaction } from "../state/transaction";
import type { CheckoutSession, PaymentIntent } from "../state/types";
import type { ValidDebit } from "./debit-form";
import { debitDetails, debitMethod } from "./objects";

/**
 * Sends a debit to the buyer's bank. The session is complete and unpaid; days later the bank answers.
 * https://docs.stripe.com/payments/checkout/fulfillment: `async_payment_succeeded` or `async_payment_failed`.
 */
export function payByDebit(tx: Transaction, session: CheckoutSession, debit: ValidDebit): void {
  const { email, holder: name, account } = debit;
  const started = intentOf(tx, session);
  const customer = customerOf(tx, session, { email, name });
  const method = debitMethod(tx, debit);
  const charge = newCharge(tx, { ...started, customer }, method, {
    id: newId("py"),
    status: "pending",
    paid: false,
    captured: true,
    amount_captured: started.amount,
    payment_method_details: debitDetails(method, tx.now() + DEBIT_SETTLES_AFTER),
    outcome: {
      advice_code: null,
      network_advice_code: null,
      network_decline_code: null,
      network_status: "approved_by_network",
      reason: null,
      risk_level: "not_assessed",
      seller_message: "Payment complete.",
      type: "authorized",
    },
  });
  const pending = tx.put("charge", { ...charge, balance_transaction: bookPayment(tx, charge).id });
  const processing: PaymentIntent = {
    ...started,
    customer,
    status: "processing",
    payment_method: method.id,
    latest_charge: pending.id,
    last_payment_error: null,
    next_action: null,
  };
  tx.put("payment_intent", processing);
  tx.emit("charge.pending", pending);
  tx.emit("payment_intent.processing", processing);
  completeSession(tx, { ...session, payment_intent: started.id }, { email, name, customer, paymentStatus: "unpaid" });
  if (account.silent) return;
  tx.put("fate", {
    id: processing.id,
    at: tx.clock.now() + (account.settlesAfter ?? DEBIT_SETTLES_AFTER * 1000),
    done: false,
    what: { kind: "settle_debit", failure: account.failure ?? null, disputed: account.disputed ?? false },
  });
}
