/**
 * Cursors of paginated queries. They name a place in an index, and an index key holds field values
 * the reader may not be allowed to see, so they are encrypted; the same place always gives the same
 * text, because a query result is compared with its previous one.
 */
import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from "node:crypto";
import type { SortKey } from "../values";
import { InvalidCursor } from "./errors";
import type { SerializedQuery } from "./types";

/** After the row with this key, or the end of the query. */
export type Position = { after: SortKey } | "end";

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

export function newCursorSecret(): string {
  return randomBytes(32).toString("hex");
}

/** Two queries share cursors only when they walk the same index the same way. */
export function fingerprint(query: SerializedQuery, indexFields: readonly string[]): string {
  return createHash("sha256").update(JSON.stringify([query, indexFields])).digest("base64url").slice(0, 22);
}

export class CursorCodec {
  private readonly key: Buffer;

  constructor(secret: string) {
    this.key = Buffer.from(secret, "hex");
  }

  encode(position: Position, print: string): string {
    const plain = JSON.stringify([print, position === "end" ? null : position.after]);
    const nonce = createHmac("sha256", this.key).update(plain).digest().subarray(0, NONCE_BYTES);
    const cipher = createCipheriv("aes-256-gcm", this.key, nonce);
    const body = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString("base64url");
  }

  /** Throws {@link InvalidCursor} when it is not a cursor of this database for this query. */
  decode(cursor: string, print: string): Position {
    const parsed = this.open(cursor);
    if (!Array.isArray(parsed) || parsed[0] !== print) throw new InvalidCursor();
    const after: unknown = parsed[1];
    return typeof after === "string" ? { after } : "end";
  }

  private open(cursor: string): unknown {
    const bytes = Buffer.from(cursor, "base64url");
    if (bytes.length <= NONCE_BYTES + TAG_BYTES) throw new InvalidCursor();
    try {
      const decipher = createDecipheriv("aes-256-gcm", this.key, bytes.subarray(0, NONCE_BYTES));
      decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
      return JSON.parse(decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES), undefined, "utf8") + decipher.final("utf8"));
    } catch {
      throw new InvalidCursor();
    }
  }
}
