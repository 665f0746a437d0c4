import { importPKCS8, SignJWT, type CryptoKey } from "jose";
import { env } from "../env";
import type { UserCaller } from "./types";

/** The audience that Convex expects of both issuers (`applicationID` in `convex/auth.config.ts`). */
const AUDIENCE = "convex";
const ALGORITHM = "RS256";

export const SERVICE_TOKEN_SECONDS = 60;
/** What the server holds while it acts for a user. */
export const DELEGATED_TOKEN_SECONDS = 300;
/** What a browser holds: it dies soon after its session does. */
export const BROWSER_TOKEN_SECONDS = 120;

/** A cached token is given out while at least this part of its life is left: the call it is for still has to arrive. */
const RENEW_BELOW = 0.25;
const MAX_CACHED_TOKENS = 5_000;

export interface MintedToken {
  token: string;
  /** Unix milliseconds. */
  expiresAt: number;
}

type Delegate = Pick<UserCaller, "authority" | "externalId" | "sessionId" | "email" | "emailVerified" | "name" | "imageUrl" | "scopes">;

const keys = new Map<string, Promise<CryptoKey>>();
const cache = new Map<string, { minted: MintedToken; renewAt: number }>();

/** A token of the service itself: what no user may do. 60 seconds. */
export async function serviceToken(): Promise<string> {
  const { minted } = await cached("service", SERVICE_TOKEN_SECONDS, () =>
    mint("service", SERVICE_TOKEN_SECONDS, { subject: "backline", claims: {} }),
  );
  return minted.token;
}

/** A token with which the server speaks as the user, at most 5 minutes old. Whoever asks has just checked the session. */
export async function delegatedToken(user: Delegate): Promise<string> {
  const key = ["user", user.authority, user.externalId, user.sessionId, user.email, String(user.emailVerified), ...user.scopes].join("\n");
  const { minted } = await cached(key, DELEGATED_TOKEN_SECONDS, () => mintForUser(user, DELEGATED_TOKEN_SECONDS));
  return minted.token;
}

/** A fresh token for the browser's own connection to Convex. */
export async function browserToken(user: Delegate): Promise<MintedToken> {
  return await mintForUser(user, BROWSER_TOKEN_SECONDS);
}

async function mintForUser(user: Delegate, seconds: number): Promise<MintedToken> {
  return await mint("user", seconds, {
    subject: user.externalId,
    claims: {
      authority: user.authority,
      sid: user.sessionId,
      email: user.email,
      email_verified: user.emailVerified,
      name: user.name,
      scope: user.scopes.join(" "),
    },
  });
}

async function mint(issuer: "service" | "user", seconds: number, what: { subject: string; claims: Record<string, unknown> }): Promise<MintedToken> {
  const { kid, issuer: name, privateKeyPem } = env().AUTH_KEYS[issuer];
  const issuedAt = Math.floor(Date.now() / 1000);
  const token = await new SignJWT(what.claims)
    .setProtectedHeader({ alg: ALGORITHM, kid, typ: "JWT" })
    .setIssuer(name)
    .setAudience(AUDIENCE)
    .setSubject(what.subject)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + seconds)
    .sign(await signingKey(kid, privateKeyPem));
  return { token, expiresAt: (issuedAt + seconds) * 1000 };
}

/** Importing a PEM costs more than a signature, so it happens once per key. */
function signingKey(kid: string, pem: string): Promise<CryptoKey> {
  const known = keys.get(kid) ?? importPKCS8(pem, ALGORITHM);
  keys.set(kid, known);
  return known;
}

async function cached(key: string, seconds: number, make: () => Promise<MintedToken>): Promise<{ minted: MintedToken }> {
  const known = cache.get(key);
  if (known !== undefined && Date.now() < known.renewAt) return known;
  const minted = await make();
  const entry = { minted, renewAt: minted.expiresAt - seconds * 1000 * RENEW_BELOW };
  // Insertion order is age: the oldest entry is the first to expire among equals, and the first to go.
  cache.delete(key);
  const [oldest] = cache.keys();
  if (cache.size >= MAX_CACHED_TOKENS && oldest !== undefined) cache.delete(oldest);
  cache.set(key, entry);
  return entry;
}
