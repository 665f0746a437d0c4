import type { Infer } from "convex/values";
import type { QueryCtx } from "../../_generated/server";
import { LOOKUP_LIMIT } from "../authLookup";
import { waysInto } from "./ownAuthUser";
import type { vAccountFacts } from "./validators";

/** The ways into an account, and where it is signed in. Nothing of it would let anybody in. */
export async function describeAccount(ctx: QueryCtx, userId: string): Promise<Infer<typeof vAccountFacts>> {
  const ways = await waysInto(ctx, userId);
  const sessions = await ctx.db.query("authSessions").withIndex("by_user", (q) => q.eq("userId", userId)).take(LOOKUP_LIMIT);
  const live = sessions.filter(({ expiresAt }) => expiresAt > Date.now()).sort((a, b) => b.updatedAt - a.updatedAt);
  return {
    hasPassword: ways.some(({ providerId, password }) => providerId === "credential" && typeof password === "string"),
    providers: ways.map(({ providerId }) => providerId).filter((provider) => provider !== "credential"),
    sessions: live.map(({ id, createdAt, updatedAt: usedAt, ipAddress, userAgent }) => ({ id, createdAt, usedAt, address: ipAddress ?? "", userAgent: userAgent ?? "" })),
  };
}
