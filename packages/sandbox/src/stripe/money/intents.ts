import { make } from "../schema/blank";
import { newId, randomText } from "../state/ids";
import type { Transaction } from "../state/transaction";
import type { CheckoutSession, PaymentIntent } from "../state/types";

/** The session's payment intent: made at the first attempt, then used for every further one. */
export function intentOf(tx: Transaction, session: CheckoutSession): PaymentIntent {
  const known = session.payment_intent ? tx.find("payment_intent", session.payment_intent) : undefined;
  if (known) return known;
  const plan = tx.get("session_plan", session.id).intent;
  const id = newId("pi");
  const intent: PaymentIntent = make("PaymentIntent", {
    id,
    object: "payment_intent",
    created: tx.now(),
    livemode: false,
    amount: session.amount_total,
    amount_received: 0,
    amount_details: { tip: {} },
    currency: session.currency,
    status: "requires_payment_method",
    customer: session.customer,
    description: plan.description,
    metadata: plan.metadata,
    transfer_group: plan.transferGroup,
    receipt_email: plan.receiptEmail,
    statement_descriptor: plan.statementDescriptor,
    statement_descriptor_suffix: plan.statementDescriptorSuffix,
    payment_method: null,
    payment_method_types: session.payment_method_types,
    latest_charge: null,
    last_payment_error: null,
    next_action: null,
    canceled_at: null,
    cancellation_reason: null,
    capture_method: "automatic_async",
    confirmation_method: "automatic",
    client_secret: `${id}_secret_${randomText(25)}`,
  });
  tx.put("payment_intent", intent);
  tx.emit("payment_intent.created", intent);
  tx.put("checkout.session", { ...session, payment_intent: id });
  return intent;
}
