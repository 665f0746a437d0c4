import type { Doc } from "../../_generated/dataModel";
import type { QueryCtx } from "../../_generated/server";
import { fail } from "../../errors";
import { LOOKUP_LIMIT } from "../authLookup";

/** The account that a session belongs to. Errors: `unauthenticated` once it is gone. */
export async function ownAuthUser(ctx: QueryCtx, userId: string): Promise<Doc<"authUsers">> {
  const user = await ctx.db.query("authUsers").withIndex("by_auth_id", (q) => q.eq("id", userId)).unique();
  return user ?? fail("unauthenticated", "This account is not there any more.");
}

/** Every way into an account: its password and the providers it is connected to. */
export async function waysInto(ctx: QueryCtx, userId: string): Promise<Doc<"authAccounts">[]> {
  return await ctx.db.query("authAccounts").withIndex("by_user", (q) => q.eq("userId", userId)).take(LOOKUP_LIMIT);
}

/**
 * Refuses unless `hash` is the account's password now: whoever asks has matched it a moment ago, and of two who did at once
 * the second finds another.
 */
export async function demandPassword(ctx: QueryCtx, userId: string, hash: string): Promise<void> {
  const known = (await waysInto(ctx, userId)).some(({ providerId, password }) => providerId === "credential" && password === hash);
  if (!known) fail("forbidden", "The password is not right. Nothing was changed.");
}
