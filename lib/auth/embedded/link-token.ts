import { createHash, randomBytes, randomUUID } from "node:crypto";

/** The half of a link's token that the database knows. */
export interface KeptToken {
  id: string;
  /** SHA-256 of the other half, hex. */
  hash: string;
}

/** A token for a link in a mail, `<row>.<256 random bits>`, and what is kept of it. */
export function newLinkToken(): { token: string; kept: KeptToken } {
  const id = `ver_${randomUUID().replaceAll("-", "")}`;
  const rest = randomBytes(32).toString("base64url");
  return { token: `${id}.${rest}`, kept: { id, hash: hashOf(rest) } };
}

/** What the database would know of a token; null for what cannot be one. */
export function keptOf(token: string): KeptToken | null {
  const [id = "", rest = "", ...more] = token.split(".");
  return /^ver_[0-9a-f]{32}$/.test(id) && /^[\w-]{43}$/.test(rest) && more.length === 0 ? { id, hash: hashOf(rest) } : null;
}

function hashOf(rest: string): string {
  return createHash("sha256").update(rest).digest("hex");
}
