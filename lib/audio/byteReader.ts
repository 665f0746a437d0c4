/** Reads exact lengths from a stream of chunks, forwards only, holding no more than one chunk and what was asked for. */
export class ByteReader {
  private readonly chunks: AsyncIterator<Uint8Array>;
  private rest: Uint8Array = new Uint8Array(0);
  private consumed = 0;

  constructor(source: AsyncIterable<Uint8Array>) {
    this.chunks = source[Symbol.asyncIterator]();
  }

  /** Bytes taken or skipped so far. */
  get position(): number {
    return this.consumed;
  }

  /** The next `length` bytes; fewer only where the stream ends. */
  async take(length: number): Promise<Uint8Array> {
    const taken = new Uint8Array(length);
    let filled = 0;
    while (filled < length) {
      const piece = await this.next(length - filled);
      if (piece === null) return taken.subarray(0, filled);
      taken.set(piece, filled);
      filled += piece.length;
    }
    return taken;
  }

  /** The next `length` bytes, without consuming them; fewer only where the stream ends. */
  async peek(length: number): Promise<Uint8Array> {
    const bytes = await this.take(length);
    this.consumed -= bytes.length;
    this.rest = concatenated(bytes, this.rest);
    return bytes;
  }

  /** Passes over `length` bytes, or over all that is left. */
  async skip(length: number): Promise<void> {
    let left = length;
    while (left > 0) {
      const piece = await this.next(left);
      if (piece === null) return;
      left -= piece.length;
    }
  }

  /** Ends the source, read to its end or not: a connection behind it is let go. */
  async close(): Promise<void> {
    await this.chunks.return?.();
  }

  /** The next piece of at most `limit` bytes, as it lies in the stream; null at the end. */
  async next(limit: number): Promise<Uint8Array | null> {
    while (this.rest.length === 0) {
      const step = await this.chunks.next();
      if (step.done) return null;
      this.rest = step.value;
    }
    const piece = this.rest.subarray(0, limit);
    this.rest = this.rest.subarray(piece.length);
    this.consumed += piece.length;
    return piece;
  }
}

function concatenated(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}
