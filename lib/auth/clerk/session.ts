import { parseCookies } from "better-auth/cookies";
import { AppError } from "../../domain/errors";
import { requestOptions, type ClerkBackend } from "./backend";
import type { ClerkSettings } from "./settings";

export interface ClerkSession {
  userId: string;
  sessionId: string;
  /** The token that was shown; Clerk makes them for a minute. */
  token: string;
  /** Unix milliseconds. */
  issuedAt: number;
  /** Unix milliseconds. */
  expiresAt: number;
}

/** Clerk's own words for a key set that was refused and one that could not be asked for (@clerk/backend 3.20). A bad token has others. */
const KEYS_UNREACHABLE = new Set<string>(["jwk-remote-failed-to-load", "unexpected-error"]);
/** The cookies that carry a session; each may have the instance's suffix. */
const SESSION_COOKIES = ["__session", "__client_uat", "__clerk_db_jwt"];

/**
 * Whose session token the headers carry, bearer or cookie, or `null`. The token's signature, life, party and issuer are
 * checked here each time. What Clerk's middleware leaves in `x-clerk-*` headers is never read: on a route outside the
 * middleware anybody can send those.
 * @throws {AppError} `provider_unavailable` when Clerk's keys cannot be fetched: nobody is told they are signed out
 */
export async function clerkSession(backend: ClerkBackend, settings: ClerkSettings, headers: Headers): Promise<ClerkSession | null> {
  const credentials = credentialsOf(headers);
  if (credentials === null) return null;
  const request = new Request(settings.appUrl, { headers: credentials });
  const state = await backend.authenticateRequest(request, { ...requestOptions(settings), acceptsToken: "session_token" });
  if (!state.isAuthenticated) {
    if (KEYS_UNREACHABLE.has(state.reason ?? "")) throw new AppError("provider_unavailable", "Accounts are not reachable right now. Try again in a moment.", { retryAfterSeconds: 5 });
    return null;
  }
  const { userId, sessionId, sessionClaims } = state.toAuth();
  // Clerk's templates (Convex's token among them) are signed with the same key, but name no session: they open nothing here.
  if (!userId || !sessionId || sessionClaims.iss !== settings.issuer) return null;
  return { userId, sessionId, token: state.token, issuedAt: sessionClaims.iat * 1000, expiresAt: sessionClaims.exp * 1000 };
}

/** Only what can be a credential: no other header of a request has a say in who it is from. `null` when there is nothing. */
function credentialsOf(headers: Headers): Headers | null {
  const credentials = new Headers();
  const authorization = headers.get("authorization");
  if (authorization?.toLowerCase().startsWith("bearer ")) credentials.set("authorization", `Bearer ${authorization.slice("bearer ".length).trim()}`);
  const cookies = [...parseCookies(headers.get("cookie") ?? "")].filter(([name]) => SESSION_COOKIES.some((known) => name === known || name.startsWith(`${known}_`)));
  if (cookies.length > 0) credentials.set("cookie", cookies.map(([name, value]) => `${name}=${value}`).join("; "));
  return credentials.has("authorization") || credentials.has("cookie") ? credentials : null;
}
