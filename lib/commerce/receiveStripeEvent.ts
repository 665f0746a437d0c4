import { api } from "../../convex/_generated/api";
import { asService } from "../convex";
import { env } from "../env";
import { isLivemode, verifyWebhook } from "../providers/stripe";

/**
 * Takes in one event from Stripe: verified over the raw bytes, stored once by its id, applied later by the inbox.
 * Types we do not act on are stored too; a later version may want them.
 * @throws {AppError} `invalid_request` when the signature fails, or the event belongs elsewhere
 */
export async function receiveStripeEvent(headers: Headers, body: Uint8Array): Promise<{ received: true; duplicate: boolean }> {
  const settings = { secret: env().STRIPE_WEBHOOK_SECRET, livemode: isLivemode() };
  const event = verifyWebhook(body, headers.get("stripe-signature"), settings);
  const { duplicate } = await asService().mutation(api.platform.inbox.receive, {
    provider: "stripe",
    eventId: event.id,
    type: event.type,
    payload: Buffer.from(body).toString("utf8"),
  });
  return { received: true, duplicate };
}
