import {
  createLocalJWKSet,
  createRemoteJWKSet,
  decodeJwt,
  decodeProtectedHeader,
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
      if (payload.iat !== undefined && payload.iat > Date.now() / 1000 + LEEWAY_S) {
        throw refused("Could not validate token: Token issued in the future. The clocks may differ or the JWT may have timing issues, see its 'iat' claim");
      }
      return { identity: identityText(payload), expiresAt: payload.exp === undefined ? null : payload.exp * 1000 };
    } catch (error) {
      throw error instanceof AuthenticationError ? error : explained(error, token, provider);
    }
  }

  #providerOf(token: string): AuthProvider {
    const { iss, aud } = decode(token);
    if (iss === undefined) throw refused("Missing issuer claim ('iss') in JWT payload. The JWT must include an 'iss' claim that matches one of your configured auth providers.");
    const audiences = [aud ?? []].flat();
    const ofIssuer = this.providers.filter((candidate) => sameIssuer(candidate.type === "customJwt" ? candidate.issuer : candidate.domain, iss));
    const provider = ofIssuer.find(({ applicationID }) => applicationID === null || audiences.includes(applicationID));
    if (provider !== undefined) return provider;
    if (ofIssuer.length > 0 && aud === undefined) {
      throw refused("Missing audience claim ('aud') in JWT payload. The JWT must include an 'aud' claim that matches your configured application ID.");
    }
    throw new AuthenticationError("NoAuthProvider", this.#noProvider());
  }

  #noProvider(): string {
    if (this.providers.length === 0) return "No auth provider found matching the given token (no providers configured). Check convex/auth.config.ts.";
    const described = this.providers.map((provider) =>
      provider.type === "customJwt" ? `CustomJWT(issuer=${provider.issuer}, app_id=${provider.applicationID ?? "none"})` : `OIDC(domain=${provider.domain}, app_id=${provider.applicationID ?? "none"})`,
    );
    return `No auth provider found matching the given token. Check that your JWT's issuer and audience match one of your configured providers: [${described.join(", ")}]`;
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
    throw refused("Could not parse JWT payload. Check that the token is a valid JWT format with three base64-encoded parts separated by dots.");
  }
}

function refused(message: string): AuthenticationError {
  return new AuthenticationError("InvalidAuthHeader", message);
}

/** Why a token was not accepted, in words that say what to look at. */
function explained(error: unknown, token: string, provider: AuthProvider): AuthenticationError {
  if (error instanceof errors.JWTExpired) return refused("Could not validate token: Token expired");
  if (error instanceof errors.JWTClaimValidationFailed) return refused(`Could not validate token: ${error.message}`);
  if (provider.type !== "customJwt") return new AuthenticationError("Unauthenticated", `Could not verify OIDC token claim. Check that the token signature is valid and the token hasn't expired: ${messageOf(error)}`);
  if (error instanceof errors.JWKSTimeout || !(error instanceof errors.JOSEError) || error.code === "ERR_JOSE_GENERIC") {
    return refused(`Could not fetch JWKS from URL '${provider.jwks}': ${messageOf(error)}. Check that the URL is correct and accessible.`);
  }
  const { kid } = decodeProtectedHeader(token);
  return refused(
    kid === undefined
      ? "Could not decode token. JWT may be missing a 'kid' (key ID) header."
      : `Could not decode token. The JWT's 'kid' (key ID) header is '${kid}', does this key match any key in the provider's JWKS, and is its signature valid?`,
  );
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
  const keys = parsed(text);
  if (!isKeySet(keys)) throw refused(`Invalid JWKS response body from '${url.slice(0, 60)}'. The response is not valid JSON or doesn't match the expected JWKS format.`);
  return createLocalJWKSet(keys);
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
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
