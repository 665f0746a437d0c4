import { Webhook } from "svix";
import { z } from "zod";
import { api } from "../../../convex/_generated/api";
import type { ConvexCaller } from "../../convex/clients";
import { AppError } from "../../domain/errors";

const event = z.object({ type: z.string().min(1) });

/**
 * Takes in one event from Clerk: its Svix signature is checked over the raw bytes (five minutes of clock, tampering and
 * age refused), then it is stored once by its message id, `svix-id`, and applied later by the inbox.
 * @throws {AppError} `invalid_request` when the signature fails
 */
export async function receiveClerkEvent(
  { secret, convex }: { secret: string; convex: ConvexCaller },
  headers: Headers,
  body: Uint8Array,
): Promise<{ received: true; duplicate: boolean }> {
  const payload = Buffer.from(body).toString("utf8");
  const type = verifiedType(secret, headers, payload);
  const eventId = headers.get("svix-id") ?? "";
  const { duplicate } = await convex.mutation(api.platform.inbox.receive, { provider: "clerk", eventId, type, payload });
  return { received: true, duplicate };
}

function verifiedType(secret: string, headers: Headers, payload: string): string {
  // An empty secret would verify whatever was signed with an empty key.
  if (secret.replace(/^whsec_/, "") === "") throw new Error("The Clerk webhook secret is empty");
  try {
    return event.parse(new Webhook(secret).verify(payload, Object.fromEntries(headers))).type;
  } catch (cause) {
    throw new AppError("invalid_request", "The signature does not match.", { cause });
  }
}
