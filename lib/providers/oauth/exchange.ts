import { z } from "zod";
import { SocialRefused, type AuthorizationAnswer } from "./types";

/** People wait for it. */
const TIMEOUT_MS = 10_000;

const answer = z.object({ error: z.string().optional(), access_token: z.string().optional(), id_token: z.string().optional() });

export interface OAuthClient {
  clientId: string;
  clientSecret: string;
}

/**
 * Exchanges a code for tokens (RFC 6749 section 4.1.3, with PKCE). Asks for JSON, which GitHub gives only then; GitHub
 * says no with status 200, so the body decides. Never follows a redirect: the client's secret travels in the body.
 */
export async function exchangeCode(
  url: string,
  { clientId, clientSecret }: OAuthClient,
  { code, verifier, redirectUri }: AuthorizationAnswer,
): Promise<{ accessToken: string; idToken: string | null }> {
  const form = new URLSearchParams({
    grant_type: "authorization_code",
    client_id: clientId,
    client_secret: clientSecret,
    code,
    code_verifier: verifier,
    redirect_uri: redirectUri,
  });
  const response = await fetch(url, { method: "POST", body: form, headers: { accept: "application/json" }, redirect: "error", signal: AbortSignal.timeout(TIMEOUT_MS) });
  if (response.status >= 500) throw new Error(`The sign-in provider answered ${response.status}`);
  const { data } = answer.safeParse(await response.json().catch(() => null));
  if (!response.ok || data?.access_token === undefined) throw new SocialRefused(`The code was refused: ${data?.error ?? response.status}`);
  return { accessToken: data.access_token, idToken: data.id_token ?? null };
}

/** Reads JSON with a bearer token. @throws {SocialRefused} when the token may not */
export async function readJson(url: string, accessToken: string, headers: Record<string, string> = {}): Promise<unknown> {
  const response = await fetch(url, { headers: { authorization: `Bearer ${accessToken}`, ...headers }, redirect: "error", signal: AbortSignal.timeout(TIMEOUT_MS) });
  if (response.status >= 500) throw new Error(`The sign-in provider answered ${response.status}`);
  if (!response.ok) throw new SocialRefused(`The profile was refused: ${response.status}`);
  return await response.json();
}

/** The first step's address. */
export function authorizationUrl(base: string, parameters: Record<string, string>): string {
  const url = new URL(base);
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return url.href;
}
