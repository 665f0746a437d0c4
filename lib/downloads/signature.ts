import { createHmac, timingSafeEqual } from "node:crypto";

/** What an address of `/api/files/[fileId]` grants: this user, this file, under this name, until then. */
export interface StreamGrant {
  fileId: string;
  userId: string;
  /** Name the browser saves it under. */
  filename: string;
  /** Seconds since the epoch. */
  expires: number;
}

/** HMAC-SHA256 over every part of the grant, base64url. The parts are framed as JSON: none can run into its neighbour. */
export function signGrant({ fileId, userId, filename, expires }: StreamGrant, secret: string): string {
  // An empty secret would sign with an empty key.
  if (secret === "") throw new Error("The download secret is empty");
  return createHmac("sha256", secret).update(JSON.stringify(["stream", fileId, userId, filename, expires])).digest("base64url");
}

/** Whether the signature is ours and the grant is not over. */
export function isGrantValid(grant: StreamGrant, signature: string, secret: string, nowSeconds: number = Date.now() / 1000): boolean {
  const expected = Buffer.from(signGrant(grant, secret));
  const given = Buffer.from(signature);
  return given.length === expected.length && timingSafeEqual(given, expected) && nowSeconds < grant.expires;
}
