import type { ByteReader } from "./byteReader";

/** Looks ahead in a stream by a fixed length, for formats that say only at its end how long a piece was. */
export class ByteWindow {
  private held: Uint8Array;
  private start = 0;
  private end = 0;
  private ended = false;

  /**
   * @param ahead bytes that are always in sight, as far as the stream goes
   * @param size bytes of the whole stream: one that ends before was broken off, and the file is not at fault
   */
  constructor(private readonly reader: ByteReader, private readonly ahead: number, private readonly size: number) {
    this.held = new Uint8Array(ahead * 2 + 65_536);
  }

  /** Whether everything that is left is in sight. */
  get atEnd(): boolean {
    return this.ended;
  }

  /** The bytes ahead; empty at the end of the stream. Valid until the next call. */
  async look(): Promise<Uint8Array> {
    if (this.end - this.start < this.ahead && !this.ended) {
      this.held.copyWithin(0, this.start, this.end);
      this.end -= this.start;
      this.start = 0;
      while (!this.ended && this.end < this.held.length) {
        const piece = await this.reader.next(this.held.length - this.end);
        if (piece === null) {
          if (this.reader.position !== this.size) throw new Error("The master's bytes ended early");
          this.ended = true;
        } else {
          this.held.set(piece, this.end);
          this.end += piece.length;
        }
      }
    }
    return this.held.subarray(this.start, this.end);
  }

  pass(count: number): void {
    this.start += count;
  }
}
