import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";

const VALID_MS = 3600 * 1000;

/** A token for `POST /api/storage/upload`; anybody who holds it may store one file within the hour. */
export function signUploadToken(secret: string, now: number): string {
  const body = `${now}.${randomBytes(9).toString("base64url")}`;
  return `${body}.${signature(secret, body)}`;
}

export function isUploadTokenValid(secret: string, token: string, now: number): boolean {
  const end = token.lastIndexOf(".");
  const body = token.slice(0, Math.max(0, end));
  const given = Buffer.from(token.slice(end + 1));
  const expected = Buffer.from(signature(secret, body));
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return false;
  return now - Number(body.split(".")[0]) < VALID_MS;
}

function signature(secret: string, body: string): string {
  return createHmac("sha256", Buffer.from(secret, "hex")).update(`upload:${body}`).digest("base64url");
}
