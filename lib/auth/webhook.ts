import { asService } from "../convex/clients";
import { AppError } from "../domain/errors";
import { clerkSettings } from "./clerk/settings";

/**
 * Takes in an event of the outside identity provider.
 * @throws {AppError} `not_found` where there is none, `invalid_request` when the signature fails
 */
export async function receiveClerk(headers: Headers, body: Uint8Array): Promise<{ received: true; duplicate: boolean }> {
  const settings = clerkSettings();
  if (settings === null) throw new AppError("not_found", "There is nothing at this address.");
  const { receiveClerkEvent } = await import("./clerk/webhook");
  return await receiveClerkEvent({ secret: settings.webhookSecret, convex: asService() }, headers, body);
}
