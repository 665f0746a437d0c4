import Stripe from "stripe";
import { AppError } from "../../domain/errors";
import { UnexpectedAnswer } from "./answer";

/**
 * Whether asking again could help. Stripe's word counts where it speaks of the request itself; a broken connection, a
 * busy or failing Stripe and a wrong key (an owner can mend it) do not condemn the request.
 */
export function isPermanentFailure(thrown: unknown): boolean {
  return thrown instanceof Stripe.errors.StripeInvalidRequestError || thrown instanceof Stripe.errors.StripeCardError;
}

/** Runs a call that a person waits for: what is Stripe's trouble becomes `provider_unavailable`, a bug stays a bug. */
export async function whileWaiting<Value>(call: () => Promise<Value>): Promise<Value> {
  try {
    return await call();
  } catch (cause) {
    if (!isStripeTrouble(cause)) throw cause;
    throw new AppError("provider_unavailable", "The payment provider cannot be reached right now. Nothing was charged; try again in a moment.", {
      cause,
      retryAfterSeconds: 5,
    });
  }
}

function isStripeTrouble(thrown: unknown): boolean {
  if (thrown instanceof UnexpectedAnswer) return true;
  return thrown instanceof Stripe.errors.StripeError && !isPermanentFailure(thrown);
}
