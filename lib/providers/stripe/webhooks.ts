import Stripe from "stripe";
import { AppError } from "../../domain/errors";

export interface WebhookSettings {
  /** Of the platform's own endpoint. */
  secret: string;
  /** Whether our key moves real money. */
  livemode: boolean;
}

/**
 * Checks that Stripe signed exactly these bytes within the last five minutes, and that the event is for us: of the
 * platform itself, in our mode.
 * @throws {AppError} `invalid_request` when it is not
 */
export function verifyWebhook(body: Uint8Array, signature: string | null, { secret, livemode }: WebhookSettings): Stripe.Event {
  const event = verifySignature(body, signature, secret);
  // Events of connected accounts come to an endpoint of their own, with a secret of its own.
  if (event.account !== undefined) throw new AppError("invalid_request", "This endpoint takes the platform's own events only.");
  if (event.livemode !== livemode) throw new AppError("invalid_request", "The event is of the other mode: test and live are kept apart.");
  return event;
}

function verifySignature(body: Uint8Array, signature: string | null, secret: string): Stripe.Event {
  // An empty secret would verify whatever was signed with an empty key.
  if (secret === "") throw new Error("The Stripe webhook secret is empty");
  if (signature === null || signature === "") throw new AppError("invalid_request", "The Stripe-Signature header is missing.");
  try {
    return Stripe.webhooks.constructEvent(Buffer.from(body), signature, secret);
  } catch (cause) {
    throw new AppError("invalid_request", "The signature does not match.", { cause });
  }
}
