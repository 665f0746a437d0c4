import { randomUUID } from "node:crypto";
import type { FunctionArgs } from "convex/server";
import { api } from "../../../convex/_generated/api";
import type { ConvexCaller } from "../../convex/clients";
import { AppError } from "../../domain/errors";
import type { UserCaller } from "../types";
import type { BetterAuth } from "./server";
import { readVerificationToken } from "./verification";

type Proof = FunctionArgs<typeof api.identity.authStore.confirmEmail>["proof"];

export interface Confirming {
  auth: BetterAuth;
  secret: string;
  convex: () => ConvexCaller;
}

export type Confirmation = { kind: "confirmed" | "already_confirmed"; email: string };

/**
 * Confirms an address. The link's token proves the mailbox; that the *account* belongs to the same person is shown by
 * a session on it, by its password, or by taking it over with a new one (see `convex/identity/confirmEmail.ts`).
 * @throws {AppError} `invalid_request` for a dead link, `unauthenticated` when the account is not shown to be theirs
 */
export async function confirmAddress(
  { auth, secret, convex }: Confirming,
  caller: UserCaller | null,
  given: { token: string; password?: string | undefined; newPassword?: string | undefined },
): Promise<Confirmation> {
  const claimed = await readVerificationToken(given.token, secret);
  if (claimed === null) throw deadLink();
  const proof = await proofOf(auth, caller, claimed.userId, given);
  const outcome = await convex().mutation(api.identity.authStore.confirmEmail, { ...claimed, proof });
  if (outcome === "unknown") throw deadLink();
  if (outcome === "unproven") throw unproven();
  return { kind: outcome, email: claimed.email };
}

async function proofOf(
  auth: BetterAuth,
  caller: UserCaller | null,
  userId: string,
  given: { password?: string | undefined; newPassword?: string | undefined },
): Promise<Proof> {
  if (caller?.externalId === userId) return { kind: "session", sessionId: caller.sessionId };
  const { internalAdapter, password } = await auth.$context;
  if (given.newPassword !== undefined) {
    return { kind: "new_password", hash: await password.hash(given.newPassword), accountId: `acc_${randomUUID().replaceAll("-", "")}` };
  }
  if (given.password === undefined) throw unproven();
  const accounts = await internalAdapter.findAccounts(userId);
  const hash = accounts.find((account) => account.providerId === "credential")?.password ?? null;
  if (hash === null || !(await password.verify({ hash, password: given.password }))) throw unproven();
  return { kind: "password", hash };
}

function deadLink(): AppError {
  return new AppError("invalid_request", "This link no longer works. Send yourself a new one.");
}

function unproven(): AppError {
  return new AppError("unauthenticated", "Sign in to this account with its password, or choose a new one to take it over.");
}
