/** A frame asked for more bits than are there, or holds what the format forbids. */
export class FlacDamaged extends Error {}

/** Reads bits from a stretch of bytes, highest first. Ahead of the reading, up to 32 bits are held left-aligned. */
export class BitReader {
  private held = 0;
  private count = 0;
  private next: number;

  constructor(private readonly bytes: Uint8Array, start: number, private readonly end: number) {
    this.next = start;
  }

  /** Where the next whole byte lies, once aligned. */
  get position(): number {
    return this.next - this.count / 8;
  }

  /** @param width 0..32 @returns an unsigned number */
  read(width: number): number {
    if (width > 24) return this.read(width - 16) * 0x1_0000 + this.read(16);
    if (width === 0) return 0;
    this.fill(width);
    const value = this.held >>> (32 - width);
    this.held <<= width;
    this.count -= width;
    return value;
  }

  /** @param width 1..33 @returns a two's complement number */
  signed(width: number): number {
    const high = this.read(1);
    return this.read(width - 1) - (high === 1 ? 2 ** (width - 1) : 0);
  }

  /** Zeros before the next one; the one is read too. */
  unary(): number {
    let zeros = 0;
    for (;;) {
      this.fill(1);
      if (this.held !== 0) break;
      zeros += this.count;
      this.count = 0;
    }
    const run = Math.clz32(this.held);
    // A shift by 32 would be none.
    this.held = (this.held << run) << 1;
    this.count -= run + 1;
    return zeros + run;
  }

  /** To the next byte's border. */
  align(): void {
    this.read(this.count % 8);
  }

  private fill(width: number): void {
    while (this.count <= 24 && this.next < this.end) {
      this.held |= (this.bytes[this.next++] ?? 0) << (24 - this.count);
      this.count += 8;
    }
    if (this.count < width) throw new FlacDamaged("the frame ends early");
  }
}
