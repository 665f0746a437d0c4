import type { CheckoutSession } from "../state/types";
import { StripeError } from "../wire/errors";

/**
 * An expired session as a payment finds it that was on its way when the session ended. Its intent was cancelled with it,
 * so the payment brings its own; when it is declined, the session stays expired.
 * @throws StripeError when the session did not expire.
 */
export function asFoundLate(session: CheckoutSession): CheckoutSession {
  if (session.status !== "expired") throw new StripeError(`The session is ${session.status}, so a payment would not be late.`);
  return { ...session, payment_intent: null };
}
