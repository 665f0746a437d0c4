import { createCipheriv, createHash, randomBytes } from "node:crypto";

/**
 * Bytes that nobody can foresee and that the same seed gives again: a ChaCha20 key stream, as in Convex's isolate.
 * `crypto` of queries, mutations and loading modules draws from it.
 */
export class SeededBytes {
  readonly #stream;

  constructor(seed: Buffer) {
    this.#stream = createCipheriv("chacha20", createHash("sha256").update(seed).digest(), Buffer.alloc(16));
  }

  /** For one execution. */
  static fresh(): SeededBytes {
    return new SeededBytes(randomBytes(32));
  }

  next(length: number): Buffer {
    return this.#stream.update(Buffer.alloc(length));
  }

  /** A version 4 UUID (RFC 9562, section 5.4). */
  uuid(): string {
    const bytes = this.next(16);
    bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x40, 6);
    bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
    return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
  }
}
