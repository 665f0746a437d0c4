import { createHmac, timingSafeEqual } from "node:crypto";
import { parseCookies } from "better-auth/cookies";

/**
 * A session's token travels signed, `<token>.<HMAC-SHA256, base64>`: in the cookie (Better Auth's own format), as a
 * bearer token and in the answers of sign-up and sign-in. So a made-up token is refused by arithmetic and never
 * reaches the database.
 */
export function signToken(token: string, secret: string): string {
  return `${token}.${signatureOf(token, secret).toString("base64")}`;
}

/** The token inside, or `null` when the signature is not ours. */
export function verifyToken(signed: string, secret: string): string | null {
  const end = signed.lastIndexOf(".");
  if (end < 1) return null;
  const token = signed.slice(0, end);
  const given = Buffer.from(signed.slice(end + 1), "base64");
  const right = signatureOf(token, secret);
  return given.length === right.length && timingSafeEqual(given, right) ? token : null;
}

/** Every signed token that a request carries, in the order in which they count: cookie, then bearer. */
export function signedTokensOf(headers: Headers, cookieName: string): string[] {
  const cookie = parseCookies(headers.get("cookie") ?? "").get(cookieName);
  const [scheme = "", credentials] = (headers.get("authorization") ?? "").split(" ", 2);
  const bearer = scheme.toLowerCase() === "bearer" ? credentials : undefined;
  return [cookie, bearer].filter((token): token is string => token !== undefined && token !== "").map(decode);
}

function signatureOf(token: string, secret: string): Buffer {
  return createHmac("sha256", secret).update(token).digest();
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
