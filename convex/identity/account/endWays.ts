import type { MutationCtx } from "../../_generated/server";
import { fail } from "../../errors";
import { waysInto } from "./ownAuthUser";

/** Ends one session of an account, at once. One that is not there, or is somebody else's, is over already. */
export async function endSession(ctx: MutationCtx, { userId, sessionId }: { userId: string; sessionId: string }): Promise<void> {
  const session = await ctx.db.query("authSessions").withIndex("by_auth_id", (q) => q.eq("id", sessionId)).unique();
  if (session?.userId === userId) await ctx.db.delete(session._id);
}

/**
 * Takes the connection to a provider away. The mailbox always remains a way in.
 * Errors: `not_found` for a provider that is not connected.
 */
export async function disconnect(ctx: MutationCtx, { userId, providerId }: { userId: string; providerId: "google" | "github" }): Promise<void> {
  const connected = (await waysInto(ctx, userId)).filter((way) => way.providerId === providerId);
  if (connected.length === 0) fail("not_found", "That service is not connected to this account.");
  for (const way of connected) await ctx.db.delete(way._id);
}
