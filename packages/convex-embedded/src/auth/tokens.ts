import {
  createLocalJWKSet,
  createRemoteJWKSet,
  decodeJwt,
  errors,
  jwtVerify,
  type JSONWebKeySet,
  type JWTPayload,
  type JWTVerifyGetKey,
} from "jose";
import type { AuthProvider } from "../exec/deployment";
import { messageOf } from "../runtime/errors";
import { isObject } from "../runtime/json";

/** Seconds by which clocks may differ. */
const LEEWAY_S = 5;

/** A token that is not accepted; the message goes to the client. */
export class AuthenticationError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** A user whose token was verified. */
interface VerifiedUser {
  /** JSON text of what `ctx.auth.getUserIdentity()` answers. */
  identity: string;
  /** When the token ends, milliseconds since the epoch; leeway is not included. */
  expiresAt: number | null;
}

/** Verifies user tokens against the providers of `auth.config.ts`. Keys that were fetched are kept by issuer. */
export class TokenVerifier {
  readonly #keys = new Map<string, Promise<JWTVerifyGetKey>>();

  constructor(private readonly providers: readonly AuthProvider[]) {}

  async verify(token: string): Promise<VerifiedUser> {
    const provider = this.#providerOf(token);
    const audience = provider.applicationID;
    try {
      const { payload } = await jwtVerify(token, await this.#keysOf(provider), {
        algorithms: provider.type === "customJwt" ? [provider.algorithm] : ["RS256", "EdDSA", "ES256"],
        clockTolerance: LEEWAY_S,
        requiredClaims: ["sub", "iss", "exp"],
        ...(audience === null ? {} : { audience }),
      });
      return { identity: identityText(payload), expiresAt: payload.exp === undefined ? null : payload.exp * 1000 };
    } catch (error) {
      if (error instanceof errors.JWTExpired) throw new AuthenticationError("IdTokenExpired", "Token expired");
      throw new AuthenticationError("Unauthenticated", `Could not verify the token: ${messageOf(error)}`);
    }
  }

  #providerOf(token: string): AuthProvider {
    const { iss, aud } = decode(token);
    const audiences = [aud ?? []].flat();
    const provider = this.providers.find((candidate) => {
      const issuer = candidate.type === "customJwt" ? candidate.issuer : candidate.domain;
      return sameIssuer(issuer, iss ?? "") && (candidate.applicationID === null || audiences.includes(candidate.applicationID));
    });
    if (provider === undefined) {
      throw new AuthenticationError(
        "NoAuthProvider",
        "No auth provider found matching the given token. Check that your server auth config lists its issuer and audience.",
      );
    }
    return provider;
  }

  #keysOf(provider: AuthProvider): Promise<JWTVerifyGetKey> {
    const source = provider.type === "customJwt" ? provider.jwks : provider.domain;
    let keys = this.#keys.get(source);
    if (keys === undefined) {
      keys = provider.type === "customJwt" ? jwks(provider.jwks) : discoveredKeys(provider.domain);
      this.#keys.set(source, keys);
      keys.catch(() => this.#keys.delete(source));
    }
    return keys;
  }
}

function decode(token: string): JWTPayload {
  try {
    return decodeJwt(token);
  } catch {
    throw new AuthenticationError("InvalidAuthHeader", "Could not parse as id token");
  }
}

/** Providers and tokens disagree on the slash at the end, Auth0's most famously. */
function sameIssuer(one: string, other: string): boolean {
  return withScheme(one).replace(/\/$/, "") === withScheme(other).replace(/\/$/, "");
}

function withScheme(issuer: string): string {
  return /^[a-z]+:\/\//.test(issuer) ? issuer : `https://${issuer}`;
}

async function jwks(url: string): Promise<JWTVerifyGetKey> {
  if (!url.startsWith("data:")) return createRemoteJWKSet(new URL(url));
  const comma = url.indexOf(",");
  const body = url.slice(comma + 1);
  const text = url.slice(0, comma).endsWith(";base64") ? Buffer.from(body, "base64").toString("utf8") : decodeURIComponent(body);
  const keys: unknown = JSON.parse(text);
  if (!isKeySet(keys)) throw new AuthenticationError("InvalidJwks", "The JWKS of the auth provider has no keys");
  return createLocalJWKSet(keys);
}

function isKeySet(value: unknown): value is JSONWebKeySet {
  return isObject(value) && Array.isArray(value.keys);
}

/** OpenID Connect discovery: the provider's own document names its keys. */
async function discoveredKeys(domain: string): Promise<JWTVerifyGetKey> {
  const url = `${withScheme(domain).replace(/\/$/, "")}/.well-known/openid-configuration`;
  const response = await fetch(url, { signal: AbortSignal.timeout(10_000) });
  if (!response.ok) throw new AuthenticationError("AuthProviderDiscoveryFailed", `Auth provider discovery of ${url} failed with status ${response.status}`);
  const document: unknown = await response.json();
  if (!isObject(document) || typeof document.jwks_uri !== "string") {
    throw new AuthenticationError("AuthProviderDiscoveryFailed", `Auth provider discovery of ${url} names no keys`);
  }
  return createRemoteJWKSet(new URL(document.jwks_uri));
}

/** Standard claims under the names `convex/server` gives them; all other claims keep theirs. */
const RENAMED: Readonly<Record<string, string>> = {
  iss: "issuer",
  sub: "subject",
  given_name: "givenName",
  family_name: "familyName",
  preferred_username: "preferredUsername",
  profile: "profileUrl",
  picture: "pictureUrl",
  email_verified: "emailVerified",
  phone_number: "phoneNumber",
  phone_number_verified: "phoneNumberVerified",
  updated_at: "updatedAt",
  zoneinfo: "timezone",
  locale: "language",
};
const REGISTERED = new Set(["aud", "exp", "iat", "nbf", "jti"]);

function identityText(payload: JWTPayload): string {
  const claims = Object.entries(payload).flatMap(([name, value]): [string, unknown][] => (REGISTERED.has(name) ? [] : [[RENAMED[name] ?? name, value]]));
  return JSON.stringify({ tokenIdentifier: `${payload.iss}|${payload.sub}`, ...Object.fromEntries(claims) });
}
