import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWK } from "jose";
import { makeId, type StandinSession } from "./state";

/** Clerk's marks for kinds of tokens, in the JWT's header (@clerk/backend 3.20). */
const SESSION_CATEGORY = "cl_B7d4PD111AAA";
const TEMPLATE_CATEGORY = "cl_B7d4PD222AAA";
const KID = "ins_standin";

export interface TokenMaker {
  jwks: { keys: JWK[] };
  /** A session token, good for a minute unless said otherwise. */
  session(session: StandinSession, changes?: TokenChanges): Promise<string>;
  /** A token made from a template, as Convex takes them. */
  template(session: StandinSession, name: string): Promise<string>;
}

/** What a test may want to be wrong with a token. */
export interface TokenChanges {
  issuer?: string;
  party?: string;
  seconds?: number;
  key?: CryptoKey;
  kid?: string;
  category?: string;
}

/** The keys of an instance and what it signs with them. */
export async function makeTokens({ issuer, appUrl }: { issuer: string; appUrl: string }): Promise<TokenMaker> {
  const { publicKey, privateKey } = await generateKeyPair("RS256");
  const jwk = { ...(await exportJWK(publicKey)), kid: KID, alg: "RS256", use: "sig" };
  const sign = async (claims: Record<string, unknown>, subject: string, changes: TokenChanges & { category: string }) => {
    const now = Math.floor(Date.now() / 1000);
    return await new SignJWT(claims)
      .setProtectedHeader({ alg: "RS256", kid: changes.kid ?? KID, typ: "JWT", cat: changes.category })
      .setIssuer(changes.issuer ?? issuer)
      .setSubject(subject)
      .setIssuedAt(now)
      .setNotBefore(now - 10)
      .setExpirationTime(now + (changes.seconds ?? 60))
      .setJti(makeId("jti"))
      .sign(changes.key ?? privateKey);
  };
  return {
    jwks: { keys: [jwk] },
    session: (session, changes = {}) =>
      sign({ azp: changes.party ?? appUrl, sid: session.id, sts: "active", v: 2, fva: [0, -1] }, session.userId, { category: SESSION_CATEGORY, ...changes }),
    template: (session, name) => sign({ azp: appUrl, aud: name }, session.userId, { category: TEMPLATE_CATEGORY }),
  };
}
