import type { AuthProvider, Caller } from "../exec/deployment";
import { NOBODY } from "../exec/deployment";
import { isObject } from "../runtime/json";
import { isAdminKey } from "./adminKey";
import { AuthenticationError, TokenVerifier } from "./tokens";

/** Who speaks, and until when that holds. */
export interface Session {
  caller: Caller;
  /** Milliseconds since the epoch; null: for good. */
  expiresAt: number | null;
}

export const NO_SESSION: Session = { caller: NOBODY, expiresAt: null };

/** Turns what clients show — a token, the admin key, nothing — into a caller. */
export class Callers {
  #verifier = new TokenVerifier([]);

  constructor(private readonly adminKey: string) {}

  /** A push replaced `auth.config.ts`. */
  useProviders(providers: readonly AuthProvider[]): void {
    this.#verifier = new TokenVerifier(providers);
  }

  async fromToken(token: string): Promise<Session> {
    const { identity, expiresAt } = await this.#verifier.verify(token);
    return { caller: { identity, admin: false }, expiresAt };
  }

  /** `actingAs`: the identity an admin assumes, as the client's `UserIdentityAttributes`. */
  fromAdminKey(key: string, actingAs?: unknown): Session {
    if (!isAdminKey(this.adminKey, key)) {
      throw new AuthenticationError("BadAdminKey", "The provided admin key was invalid for this instance");
    }
    return { caller: { identity: assumedIdentity(actingAs), admin: true }, expiresAt: null };
  }

  /** `Bearer <token>`, `Convex <admin key>[:<base64 identity>]`, or no header at all. */
  async fromHeader(header: string | undefined): Promise<Session> {
    if (header === undefined || header === "") return NO_SESSION;
    const [, scheme = "", credential = ""] = /^(\S+)\s+(.*)$/.exec(header) ?? [];
    if (/^bearer$/i.test(scheme)) return this.fromToken(credential.trim());
    if (/^convex$/i.test(scheme)) {
      const [, key = "", identity] = /^((?:prod:|dev:|preview:)?[^:]*)(?::(.*))?$/.exec(credential.trim()) ?? [];
      return this.fromAdminKey(key, identity === undefined ? undefined : JSON.parse(Buffer.from(identity, "base64").toString("utf8")));
    }
    throw new AuthenticationError("InvalidAuthHeader", "Header must begin with `bearer ` or `convex `");
  }
}

/** Subject and issuer are what functions rely on; where they are missing, stable ones are filled in. */
function assumedIdentity(attributes: unknown): string | null {
  if (!isObject(attributes)) return null;
  const issuer = typeof attributes.issuer === "string" ? attributes.issuer : "https://convex.test";
  const subject = typeof attributes.subject === "string" ? attributes.subject : "acting-user";
  return JSON.stringify({ issuer, subject, tokenIdentifier: `${issuer}|${subject}`, ...attributes });
}
