import type { UserIdentity } from "convex/server";
import type { Doc } from "../_generated/dataModel";
import type { QueryCtx } from "../_generated/server";
import { fail } from "../errors";

/**
 * Who vouches for the subject of a token, or `null` when its issuer is none that acts for users. Our own tokens speak
 * for users of either authority and say which; Clerk's, which browsers hold, for its own.
 */
function authorityOf(identity: UserIdentity): Doc<"users">["authority"] | null {
  if (identity.issuer === process.env.AUTH_USER_ISSUER) return identity.authority === "clerk" ? "clerk" : "embedded";
  const clerk = process.env.CLERK_JWT_ISSUER_DOMAIN;
  return clerk !== undefined && clerk !== "" && identity.issuer === clerk ? "clerk" : null;
}

/** The user a call is made for, or `null` for a visitor, for the service, for a deleted account, and for a subject we have no row of yet. */
export async function callerUser(ctx: QueryCtx): Promise<Doc<"users"> | null> {
  const identity = await ctx.auth.getUserIdentity();
  if (identity === null) return null;
  const authority = authorityOf(identity);
  if (authority === null) return null;
  const user = await ctx.db
    .query("users")
    .withIndex("by_external", (q) => q.eq("authority", authority).eq("externalId", identity.subject))
    .unique();
  return user === null || user.deletedAt !== undefined ? null : user;
}

/** The user a call is made for. Refuses visitors and the service: neither may act as somebody. */
export async function requireUser(ctx: QueryCtx): Promise<Doc<"users">> {
  return (await callerUser(ctx)) ?? fail("unauthenticated", "Sign in to do this.");
}

/** The caller with the store they own. One store per user. */
export async function requireCreator(ctx: QueryCtx): Promise<{ user: Doc<"users">; store: Doc<"stores"> }> {
  const user = await requireUser(ctx);
  const store = await ctx.db
    .query("stores")
    .withIndex("by_owner", (q) => q.eq("ownerId", user._id))
    .unique();
  return { user, store: store ?? fail("forbidden", "Open a store first.") };
}

/** An administrator with a verified e-mail. */
export async function requireAdmin(ctx: QueryCtx): Promise<Doc<"users">> {
  const user = await requireUser(ctx);
  if (user.role !== "admin" || !user.emailVerified) fail("forbidden", "This is for administrators.");
  return user;
}

/** Lets only our own server through: its tokens come from an issuer whose key never leaves the Next process. */
export async function requireService(ctx: QueryCtx): Promise<void> {
  const identity = await ctx.auth.getUserIdentity();
  const issuer = process.env.AUTH_SERVICE_ISSUER;
  // An unset issuer must open nothing, whatever a token says.
  if (identity === null || issuer === undefined || issuer === "" || identity.issuer !== issuer) {
    fail("forbidden", "This function is for the service.");
  }
}
