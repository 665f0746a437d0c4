import { unguessableId } from "../../lib/domain/ids";
import type { Doc } from "../_generated/dataModel";
import type { MutationCtx } from "../_generated/server";
import { LOOKUP_LIMIT } from "./authLookup";
import { syncAuthUser } from "./authWrites";

/** Signs an account out everywhere, or everywhere else. At once: nothing caches a session. */
export async function endSessions(ctx: MutationCtx, userId: string, exceptSessionId?: string): Promise<void> {
  const sessions = await ctx.db.query("authSessions").withIndex("by_user", (q) => q.eq("userId", userId)).take(LOOKUP_LIMIT);
  for (const session of sessions) if (session.id !== exceptSessionId) await ctx.db.delete(session._id);
}

/** Takes every way into an account away: its password and the providers it was connected to. */
export async function removeWaysIn(ctx: MutationCtx, userId: string): Promise<void> {
  const accounts = await ctx.db.query("authAccounts").withIndex("by_user", (q) => q.eq("userId", userId)).take(LOOKUP_LIMIT);
  for (const account of accounts) await ctx.db.delete(account._id);
}

/** Makes a password a way in. `hash` was made by the identity provider, which alone knows how to check it. */
export async function setPassword(ctx: MutationCtx, userId: string, hash: string, accountId = `acc_${unguessableId()}`): Promise<void> {
  const now = Date.now();
  const accounts = await ctx.db.query("authAccounts").withIndex("by_user", (q) => q.eq("userId", userId)).take(LOOKUP_LIMIT);
  const known = accounts.find((account) => account.providerId === "credential");
  if (known !== undefined) return await ctx.db.patch(known._id, { password: hash, updatedAt: now });
  await ctx.db.insert("authAccounts", { id: accountId, accountId: userId, providerId: "credential", userId, password: hash, createdAt: now, updatedAt: now });
}

/** Writes down that the address is the account's own; whoever calls has seen the proof. */
export async function markVerified(ctx: MutationCtx, user: Doc<"authUsers">, name = user.name): Promise<void> {
  const change = { emailVerified: true, name, updatedAt: Date.now() };
  await ctx.db.patch(user._id, change);
  await syncAuthUser(ctx, { ...user, ...change });
}
