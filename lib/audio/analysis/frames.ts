/** Cuts a stream into overlapping stretches of fixed length. */
export class Framer {
  private readonly held: Float32Array;
  private filled = 0;

  /** @param size samples of a stretch @param hop samples from one beginning to the next, at most `size` */
  constructor(private readonly size: number, private readonly hop: number, private readonly each: (stretch: Float32Array) => void) {
    this.held = new Float32Array(size);
  }

  add(samples: Float32Array): void {
    for (let at = 0; at < samples.length; ) {
      const taken = Math.min(samples.length - at, this.size - this.filled);
      this.held.set(samples.subarray(at, at + taken), this.filled);
      this.filled += taken;
      at += taken;
      if (this.filled < this.size) return;
      this.each(this.held);
      this.held.copyWithin(0, this.hop);
      this.filled -= this.hop;
    }
  }
}
