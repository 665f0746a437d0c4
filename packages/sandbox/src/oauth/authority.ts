import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import type { Kernel } from "../kernel/types";
import { type Persona, SEEDED } from "./personas";

/** The product, as it is registered with a provider. */
export interface Client {
  id: string;
  secret: string;
  redirectUri: string;
}

/** What an authorization request asked for, once it was found acceptable. */
export interface Asked {
  redirectUri: string;
  scopes: string[];
  state: string | null;
  /** PKCE, S256; null when the client sent none. */
  challenge: string | null;
  /** OpenID Connect; comes back in the id_token. */
  nonce: string | null;
}

/** A consent: a code that was given out, and what became of it. */
export interface Grant extends Asked {
  code: string;
  personaId: string;
  at: number;
  /** Once the code was exchanged. */
  accessToken: string | null;
  /** A code that comes a second time was stolen: its token dies too (RFC 6749, 4.1.2). */
  revoked: boolean;
}

export type Redemption = { grant: Grant; persona: Persona; accessToken: string } | { refused: "client" | "code" | "redirect_uri" | "verifier" };

type Entry =
  | { type: "persona"; persona: Persona }
  | { type: "grant"; grant: Grant }
  | { type: "redeemed"; code: string; accessToken: string }
  | { type: "revoked"; code: string };

const CODE_LIFE_MS = 10 * 60_000;
const TOKEN_LIFE_MS = 60 * 60_000;

/** The part that Google and GitHub have in common: codes, tokens and people. Their wires are in their own folders. */
export function createAuthority(kernel: Kernel, options: { name: string; client: Client; codePrefix: string; tokenPrefix: string }) {
  const { name, client } = options;
  const personas = new Map<string, Persona>(SEEDED.map((persona) => [persona.id, persona]));
  const grants = new Map<string, Grant>();
  const journal = kernel.journal<Entry>(`oauth-${name}`, (entry) => {
    if (entry.type === "persona") personas.set(entry.persona.id, entry.persona);
    else if (entry.type === "grant") grants.set(entry.grant.code, entry.grant);
    else amend(entry.code, entry.type === "redeemed" ? { accessToken: entry.accessToken } : { revoked: true });
  });

  function amend(code: string, change: Partial<Grant>): void {
    const grant = grants.get(code);
    if (grant !== undefined) grants.set(code, { ...grant, ...change });
  }

  return {
    name,
    client,
    personas: (): readonly Persona[] => [...personas.values()],
    grants: (): readonly Grant[] => [...grants.values()],
    persona: (id: string): Persona | undefined => personas.get(id),
    remember: (persona: Persona): void => journal.record({ type: "persona", persona }),

    /** The person agreed: a code for the product, good once and for ten minutes. */
    consent(asked: Asked, personaId: string): string {
      const code = options.codePrefix + randomBytes(24).toString("base64url");
      journal.record({ type: "grant", grant: { ...asked, code, personaId, at: kernel.clock.now(), accessToken: null, revoked: false } });
      return code;
    },

    /** Exchanges a code, checking everything that was agreed at the first step again. */
    redeem(given: { clientId: string; clientSecret: string; code: string; redirectUri: string; verifier: string | null }): Redemption {
      if (given.clientId !== client.id || !same(given.clientSecret, client.secret)) return { refused: "client" };
      const grant = grants.get(given.code);
      if (grant === undefined || kernel.clock.now() > grant.at + CODE_LIFE_MS) return { refused: "code" };
      if (grant.accessToken !== null) {
        journal.record({ type: "revoked", code: grant.code });
        return { refused: "code" };
      }
      if (grant.redirectUri !== given.redirectUri) return { refused: "redirect_uri" };
      if (grant.challenge !== null && (given.verifier === null || !same(challengeOf(given.verifier), grant.challenge))) return { refused: "verifier" };
      const persona = personas.get(grant.personaId);
      if (persona === undefined) return { refused: "code" };
      const accessToken = options.tokenPrefix + randomBytes(24).toString("base64url");
      journal.record({ type: "redeemed", code: grant.code, accessToken });
      return { grant, persona, accessToken };
    },

    /** Whose token it is and what it may read; null when it is nobody's, over or revoked. */
    bearer(authorization: string | undefined): { persona: Persona; scopes: readonly string[] } | null {
      const [scheme = "", token] = (authorization ?? "").split(" ", 2);
      if (!["bearer", "token"].includes(scheme.toLowerCase()) || token === undefined || token === "") return null;
      const grant = [...grants.values()].find(({ accessToken }) => accessToken !== null && same(accessToken, token));
      if (grant === undefined || grant.revoked || kernel.clock.now() > grant.at + TOKEN_LIFE_MS) return null;
      const persona = personas.get(grant.personaId);
      return persona === undefined ? null : { persona, scopes: grant.scopes };
    },
  };
}

export type Authority = ReturnType<typeof createAuthority>;

/** The product's registration: a random id and secret per installation, one exact redirect address. */
export function registeredClient(kernel: Kernel, provider: string, make: { id: () => string; secret: () => string }): Client {
  return {
    id: kernel.secret(`${provider}.clientId`, make.id),
    secret: kernel.secret(`${provider}.clientSecret`, make.secret),
    redirectUri: `${kernel.appOrigin}/api/auth/callback/${provider}`,
  };
}

function challengeOf(verifier: string): string {
  return createHash("sha256").update(verifier).digest("base64url");
}

function same(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)];
  return a.length === b.length && timingSafeEqual(a, b);
}
