import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";

const VALID_MS = 3600 * 1000;

/** A token for `POST /api/storage/upload`; anybody who holds it may store one file of that component within the hour. */
export function signUploadToken(secret: string, now: number, component: string): string {
  const body = `${now}.${randomBytes(9).toString("base64url")}.${Buffer.from(component).toString("base64url")}`;
  return `${body}.${signature(secret, body)}`;
}

/** The component whose file the upload becomes, or why the token does not hold. */
export function componentOfUpload(secret: string, token: string, now: number): { component: string } | "invalid" | "expired" {
  const end = token.lastIndexOf(".");
  const body = token.slice(0, Math.max(0, end));
  const given = Buffer.from(token.slice(end + 1));
  const expected = Buffer.from(signature(secret, body));
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return "invalid";
  const [signedAt, , component = ""] = body.split(".");
  return now - Number(signedAt) < VALID_MS ? { component: Buffer.from(component, "base64url").toString() } : "expired";
}

function signature(secret: string, body: string): string {
  return createHmac("sha256", Buffer.from(secret, "hex")).update(`upload:${body}`).digest("base64url");
}
