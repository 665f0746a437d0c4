import type { Transaction } from "../state/transaction";
import type { CheckoutSession } from "../state/types";
import { StripeError } from "../wire/errors";

/** Ends an open session. A payment that was begun is cancelled with it. @throws StripeError when it is not open. */
export function expireSession(tx: Transaction, session: CheckoutSession): CheckoutSession {
  if (session.status !== "open") {
    throw new StripeError(
      `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of ${session.status}.`,
      { param: "session" },
    );
  }
  const intent = session.payment_intent ? tx.find("payment_intent", session.payment_intent) : undefined;
  const expired: CheckoutSession = { ...session, status: "expired", url: null };
  tx.put("checkout.session", expired);
  if (intent) {
    const canceled = { ...intent, status: "canceled", canceled_at: tx.now(), cancellation_reason: "expired", next_action: null } as const;
    tx.put("payment_intent", canceled);
    tx.emit("payment_intent.canceled", canceled);
  }
  tx.emit("checkout.session.expired", expired);
  return expired;
}
