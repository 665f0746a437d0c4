import { api } from "../../convex/_generated/api";
import { asService } from "../convex/clients";
import { AppError } from "../domain/errors";
import { clerkSettings } from "./clerk/settings";
import type { UserCaller } from "./types";

/**
 * Brings the caller's row in line with what their authority says of them now.
 * @throws {AppError} `unauthenticated` when the authority knows them no more
 */
export async function syncAccount({ authority, externalId, email, emailVerified, name, imageUrl }: UserCaller) {
  const settings = clerkSettings();
  if (settings === null) {
    return await asService().mutation(api.identity.mutations.syncUser, { authority, externalId, email, emailVerified, name, imageUrl });
  }
  const { bringInLine, clerkIdentity } = await import("./clerk");
  const synced = await bringInLine(clerkIdentity(settings), externalId);
  if (synced === null) throw new AppError("unauthenticated", "This account was deleted.");
  return synced;
}
