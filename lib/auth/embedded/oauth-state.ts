import { createHash, hkdfSync, randomBytes } from "node:crypto";
import { parseCookies } from "better-auth/cookies";
import { EncryptJWT, jwtDecrypt } from "jose";
import { z } from "zod";
import type { SocialProviderId } from "../social";

const COOKIE = "backline.oauth";
/** How long somebody may take on the provider's pages. */
const LIFE_SECONDS = 10 * 60;
/** The only place that reads it. */
const PATH = "/api/auth/callback";

const sealed = z.object({ provider: z.string(), state: z.string(), verifier: z.string(), nonce: z.string(), next: z.string() });
/** What ties a provider's answer to the browser that asked, and what must not travel through the provider. */
export type OAuthState = z.infer<typeof sealed>;

/** Fresh secrets for one attempt. */
export function newOAuthState(provider: SocialProviderId, next: string): OAuthState {
  const random = () => randomBytes(32).toString("base64url");
  return { provider, state: random(), verifier: random(), nonce: random(), next };
}

/** PKCE, S256 (RFC 7636). */
export function challengeOf({ verifier }: OAuthState): string {
  return createHash("sha256").update(verifier).digest("base64url");
}

/**
 * The attempt as a cookie, encrypted: nothing is stored for somebody who only clicked. `Lax`, because the provider's
 * answer is a navigation from another site.
 */
export async function sealState(state: OAuthState, { appUrl, secret }: { appUrl: string; secret: string }): Promise<string> {
  const token = await new EncryptJWT(state)
    .setProtectedHeader({ alg: "dir", enc: "A256GCM" })
    .setIssuedAt()
    .setExpirationTime(`${LIFE_SECONDS}s`)
    .encrypt(keyFrom(secret));
  return cookie(token, LIFE_SECONDS, appUrl);
}

/** Takes the cookie away: an attempt is answered once. */
export function clearState({ appUrl }: { appUrl: string }): string {
  return cookie("", 0, appUrl);
}

/** The attempt of this browser that `answered` belongs to; null when there is none, or it took too long. */
export async function openState(headers: Headers, answered: { provider: string; state: string | null }, secret: string): Promise<OAuthState | null> {
  const token = parseCookies(headers.get("cookie") ?? "").get(COOKIE);
  if (token === undefined || answered.state === null) return null;
  const payload = await jwtDecrypt(token, keyFrom(secret), { keyManagementAlgorithms: ["dir"], contentEncryptionAlgorithms: ["A256GCM"] }).then(
    (decrypted) => decrypted.payload,
    () => null,
  );
  const { data } = sealed.safeParse(payload);
  return data !== undefined && data.provider === answered.provider && data.state === answered.state ? data : null;
}

function keyFrom(secret: string): Uint8Array {
  return new Uint8Array(hkdfSync("sha256", secret, "", "backline oauth state", 32));
}

function cookie(value: string, maxAge: number, appUrl: string): string {
  const secure = appUrl.startsWith("https:") ? "; Secure" : "";
  return `${COOKIE}=${value}; Path=${PATH}; Max-Age=${maxAge}; HttpOnly; SameSite=Lax${secure}`;
}
