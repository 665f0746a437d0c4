import { api } from "../../convex/_generated/api";
import { asService } from "../convex";
import { env } from "../env";
import { verifyResendWebhook } from "../providers/resend/webhooks";

/**
 * Takes in one event about a mail: verified over the raw bytes, stored once by Svix's id, applied later by the inbox.
 * Types we do not act on are stored too.
 * @throws {AppError} `invalid_request` when the signature fails
 */
export async function receiveResendEvent(headers: Headers, body: Uint8Array): Promise<{ received: true; duplicate: boolean }> {
  const { id, type, payload } = verifyResendWebhook(body, headers, env().RESEND_WEBHOOK_SECRET);
  const { duplicate } = await asService().mutation(api.platform.inbox.receive, { provider: "resend", eventId: id, type, payload });
  return { received: true, duplicate };
}
