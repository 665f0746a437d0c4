import { z } from "zod";
import { AppError, type ErrorCode } from "../../domain/errors";
import { PEER_HEADER } from "../../http/address";
import type { BetterAuth } from "./server";
import { signedTokensOf } from "./session-token";

/** Who asks, as far as the identity provider may know. */
export interface Asking {
  headers: Headers;
  /** The client's address as the kernel determined it. */
  address: string;
}

/**
 * Hands a request to Better Auth that holds only what the kernel has checked: our origin, the caller's address, one
 * credential, a validated body. @throws {AppError} whatever it refuses, in our words
 */
export async function callBetterAuth(
  auth: BetterAuth,
  appUrl: string,
  asking: Asking,
  call: { method: "GET" | "POST"; path: string; body?: unknown },
): Promise<Response> {
  const { authCookies } = await auth.$context;
  const headers = peerHeaders(asking);
  headers.set("origin", appUrl);
  const cookie = credentialCookie(asking.headers, authCookies.sessionToken.name);
  if (cookie !== null) headers.set("cookie", cookie);
  if (call.method === "POST") headers.set("content-type", "application/json");
  const request = new Request(`${appUrl}/api/auth${call.path}`, {
    method: call.method,
    headers,
    ...(call.method === "POST" ? { body: JSON.stringify(call.body ?? {}) } : {}),
  });
  // What its router refuses comes back as an answer; what breaks underneath (the store) is thrown, and is ours already.
  const response = await auth.handler(request);
  if (response.status >= 400) throw refusalOf(response.status, await response.text());
  return response;
}

/** Opens a session for an account whose owner has proved to be one; the answer carries its cookie. */
export async function openSession(auth: BetterAuth, asking: Asking, userId: string): Promise<Response> {
  return await auth.api.openSession({ body: { userId }, headers: peerHeaders(asking), asResponse: true });
}

function peerHeaders({ address, headers }: Asking): Headers {
  return new Headers({ [PEER_HEADER]: address, "user-agent": headers.get("user-agent") ?? "" });
}

/** The request's own cookies, or its bearer token as the session cookie: one form behind this line. */
function credentialCookie(headers: Headers, cookieName: string): string | null {
  const [signed] = signedTokensOf(headers, cookieName);
  const cookies = headers.get("cookie");
  if (cookies?.includes(`${cookieName}=`) === true) return cookies;
  return signed === undefined ? cookies : `${cookieName}=${encodeURIComponent(signed)}`;
}

const refusal = z.object({ code: z.string() });

/** Better Auth's codes that a person can do something about; words of our own, and never whose address it was. */
const KNOWN: Record<string, { code: ErrorCode; message: string }> = {
  INVALID_EMAIL_OR_PASSWORD: { code: "unauthenticated", message: "The e-mail address or the password is not right." },
  USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: {
    code: "conflict",
    message: "There is an account with this e-mail address already. Sign in instead.",
  },
  EMAIL_MISMATCH: { code: "invalid_request", message: "This is not the address of the account you are signed in to." },
  EMAIL_ALREADY_VERIFIED: { code: "conflict", message: "This address is confirmed already." },
  FAILED_TO_GET_SESSION: { code: "provider_unavailable", message: "Accounts are not reachable right now. Try again in a moment." },
};

function refusalOf(status: number, body: string): Error {
  const { data } = refusal.safeParse(parse(body));
  const cause = new Error(`Better Auth answered ${status} ${data?.code ?? "without a code"}`);
  const known = KNOWN[data?.code ?? ""];
  if (known !== undefined) return new AppError(known.code, known.message, { cause });
  if (status >= 500) return cause;
  return new AppError(status === 404 ? "not_found" : "invalid_request", "This account request cannot be carried out.", { cause });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
