import type { FunctionReturnType } from "convex/server";
import { api } from "../../../convex/_generated/api";
import type { ConvexCaller } from "../../convex/clients";
import type { UserCaller } from "../types";
import type { ClerkBackend } from "./backend";
import { clerkSession, type ClerkSession } from "./session";
import type { ClerkSettings } from "./settings";
import { fetchClerkUser } from "./user";

/** A session may do whatever its user may. */
const FULL_SCOPE = ["*"] as const;

export interface ClerkIdentity {
  settings: ClerkSettings;
  backend: ClerkBackend;
  /** Convex as the service. */
  convex: () => ConvexCaller;
}

type Known = Exclude<FunctionReturnType<typeof api.identity.queries.known>, null | "deleted">;

/**
 * The Clerk session that the headers carry, with its user, or `null`. Name and address come from our own row, which Clerk's
 * events keep; so a deleted account is nobody at once, whatever its last token says. Who comes before the first event
 * about them is looked up at Clerk, once.
 */
export async function signedInWithClerk(identity: ClerkIdentity, headers: Headers): Promise<{ session: ClerkSession; user: Known } | null> {
  const session = await clerkSession(identity.backend, identity.settings, headers);
  if (session === null) return null;
  const externalId = session.userId;
  const find = () => identity.convex().query(api.identity.queries.known, { authority: "clerk", externalId });
  const user = (await find()) ?? ((await bringInLine(identity, externalId)) === null ? null : await find());
  return user === null || user === "deleted" ? null : { session, user };
}

/** The user whose Clerk session the headers carry, as the kernel knows callers. */
export async function callerOfClerk(identity: ClerkIdentity, headers: Headers, address: string): Promise<UserCaller | null> {
  const found = await signedInWithClerk(identity, headers);
  if (found === null) return null;
  const { session, user } = found;
  const { email, emailVerified, name, imageUrl } = user;
  return { kind: "user", authority: "clerk", externalId: session.userId, sessionId: session.sessionId, email, emailVerified, name, imageUrl, scopes: FULL_SCOPE, address };
}

/** Asks Clerk about a user and writes the answer into our row. `null` when Clerk knows no such user. */
export async function bringInLine({ backend, convex }: ClerkIdentity, externalId: string) {
  const found = await fetchClerkUser(backend, externalId);
  if (found === null) return null;
  const { updatedAt: changedAt, ...user } = found;
  return await convex().mutation(api.identity.mutations.syncUser, { authority: "clerk", ...user, changedAt });
}
