import { AppError } from "../../domain/errors";
import { readClerkUser, type ClerkUser } from "../../domain/clerkUser";
import type { ClerkBackend } from "./backend";

/**
 * A user as Clerk knows them now, or `null` when it knows none.
 * @throws {AppError} `provider_unavailable` when Clerk does not answer
 */
export async function fetchClerkUser(backend: ClerkBackend, userId: string): Promise<ClerkUser | null> {
  try {
    const { raw } = await backend.users.getUser(userId);
    const user = readClerkUser(raw);
    if (user === null) throw new Error(`Clerk's user ${userId} is not what it documents`);
    return user;
  } catch (cause) {
    if (statusOf(cause) === 404) return null;
    throw new AppError("provider_unavailable", "Accounts are not reachable right now. Try again in a moment.", { cause, retryAfterSeconds: 5 });
  }
}

function statusOf(thrown: unknown): unknown {
  return typeof thrown === "object" && thrown !== null && "status" in thrown ? thrown.status : undefined;
}
