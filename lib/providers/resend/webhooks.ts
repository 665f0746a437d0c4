import { Webhook } from "svix";
import { z } from "zod";
import { AppError } from "../../domain/errors";

/** An event that Resend signed. `payload` is its exact text. */
export interface ResendWebhook {
  /** The same for every attempt to deliver this event. */
  id: string;
  type: string;
  payload: string;
}

const event = z.object({ type: z.string().min(1).max(100) });
/** Svix ids are some thirty characters; what is longer was not made by Svix. */
const MAX_ID_LENGTH = 128;

/**
 * Checks that Resend signed exactly these bytes within the last five minutes (Svix: HMAC-SHA256 over id, time and body).
 * https://resend.com/docs/dashboard/webhooks/verify-webhooks-requests
 * @param secret `whsec_…`
 * @throws {AppError} `invalid_request` when it did not, or when the event is none
 */
export function verifyResendWebhook(body: Uint8Array, headers: Headers, secret: string): ResendWebhook {
  // An empty key would verify whatever was signed with one.
  if (secret.replace(/^whsec_/, "") === "") throw new Error("The Resend webhook secret is empty");
  const id = headers.get("svix-id") ?? "";
  const payload = Buffer.from(body).toString("utf8");
  const { success, data } = event.safeParse(verified(payload, headers, id, secret));
  if (!success || id.length > MAX_ID_LENGTH) throw new AppError("invalid_request", "This is no event of Resend's.");
  return { id, type: data.type, payload };
}

function verified(payload: string, headers: Headers, id: string, secret: string): unknown {
  try {
    return new Webhook(secret).verify(payload, {
      "svix-id": id,
      "svix-timestamp": headers.get("svix-timestamp") ?? "",
      "svix-signature": headers.get("svix-signature") ?? "",
    });
  } catch (cause) {
    throw new AppError("invalid_request", "The signature does not match, or is too old.", { cause });
  }
}
