import { v, type Infer } from "convex/values";
import type { Doc } from "../_generated/dataModel";
import type { MutationCtx } from "../_generated/server";
import { endSessions, markVerified, removeWaysIn, setPassword } from "./access";
import { LOOKUP_LIMIT } from "./authLookup";

/**
 * Who opens the link of a verification mail owns the address. That says nothing about who made the account: anybody
 * can sign up with somebody else's address and wait for its owner to confirm it. So the link alone confirms nothing;
 * its bearer also shows that the account is theirs, or takes it over.
 * - `session`: they are signed in to it in the same browser.
 * - `password`: they know its password (`hash` is the stored one that matched).
 * - `new_password`: neither; every way into the account that was set up before goes, and this becomes the only one.
 */
export const vProof = v.union(
  v.object({ kind: v.literal("session"), sessionId: v.string() }),
  v.object({ kind: v.literal("password"), hash: v.string() }),
  v.object({ kind: v.literal("new_password"), hash: v.string(), accountId: v.string() }),
);

export const vConfirmOutcome = v.union(
  v.literal("confirmed"),
  v.literal("already_confirmed"),
  v.literal("unproven"),
  v.literal("unknown"),
);

type Proof = Infer<typeof vProof>;

/** Everything happens in one transaction: no session of before survives beside a confirmed address. */
export async function confirmEmail(
  ctx: MutationCtx,
  { userId, email, proof }: { userId: string; email: string; proof: Proof },
): Promise<Infer<typeof vConfirmOutcome>> {
  const user = await ctx.db.query("authUsers").withIndex("by_auth_id", (q) => q.eq("id", userId)).unique();
  if (user === null || user.email !== email) return "unknown";
  if (user.emailVerified) return "already_confirmed";

  const sessions = await ctx.db.query("authSessions").withIndex("by_user", (q) => q.eq("userId", userId)).take(LOOKUP_LIMIT);
  const accounts = await ctx.db.query("authAccounts").withIndex("by_user", (q) => q.eq("userId", userId)).take(LOOKUP_LIMIT);
  if (!isProven(proof, sessions, accounts)) return "unproven";

  await endSessions(ctx, userId, proof.kind === "session" ? proof.sessionId : undefined);
  if (proof.kind === "new_password") {
    await removeWaysIn(ctx, userId);
    await setPassword(ctx, userId, proof.hash, proof.accountId);
  }
  await markVerified(ctx, user);
  return "confirmed";
}

function isProven(proof: Proof, sessions: readonly Doc<"authSessions">[], accounts: readonly Doc<"authAccounts">[]): boolean {
  switch (proof.kind) {
    case "session":
      return sessions.some((session) => session.id === proof.sessionId && session.expiresAt > Date.now());
    case "password":
      return accounts.some((account) => account.providerId === "credential" && account.password === proof.hash);
    case "new_password":
      return true;
  }
}
