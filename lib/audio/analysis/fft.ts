/** Magnitudes of the spectrum of real sound; sizes are powers of two. Windowed by Hann. */
export class Spectrum {
  readonly bins: number;
  private readonly window: Float64Array;
  private readonly real: Float64Array;
  private readonly imaginary: Float64Array;
  private readonly cosines: Float64Array;
  private readonly sines: Float64Array;
  private readonly order: Uint32Array;

  constructor(readonly size: number) {
    this.bins = size / 2;
    this.window = Float64Array.from({ length: size }, (_, at) => 0.5 - 0.5 * Math.cos((2 * Math.PI * at) / size));
    this.real = new Float64Array(size);
    this.imaginary = new Float64Array(size);
    this.cosines = Float64Array.from({ length: size / 2 }, (_, at) => Math.cos((2 * Math.PI * at) / size));
    this.sines = Float64Array.from({ length: size / 2 }, (_, at) => Math.sin((2 * Math.PI * at) / size));
    const bits = Math.log2(size);
    this.order = Uint32Array.from({ length: size }, (_, at) => {
      let turned = 0;
      for (let bit = 0; bit < bits; bit++) turned |= ((at >> bit) & 1) << (bits - 1 - bit);
      return turned;
    });
  }

  /** @param samples at least `size` @param into `bins` magnitudes; a full-scale tone is about 1 */
  magnitudes(samples: ArrayLike<number>, into: Float64Array): void {
    const { real, imaginary, order, window, size } = this;
    for (let at = 0; at < size; at++) real[order[at] ?? 0] = (samples[at] ?? 0) * (window[at] ?? 0);
    imaginary.fill(0);
    for (let half = 1; half < size; half *= 2) this.butterflies(half);
    for (let bin = 0; bin < this.bins; bin++) into[bin] = (Math.hypot(real[bin] ?? 0, imaginary[bin] ?? 0) * 4) / size;
  }

  private butterflies(half: number): void {
    const { real, imaginary, cosines, sines, size } = this;
    const stride = size / 2 / half;
    for (let start = 0; start < size; start += half * 2) {
      for (let k = 0; k < half; k++) {
        const cosine = cosines[k * stride] ?? 0;
        const sine = sines[k * stride] ?? 0;
        const even = start + k;
        const odd = even + half;
        const r = (real[odd] ?? 0) * cosine + (imaginary[odd] ?? 0) * sine;
        const i = (imaginary[odd] ?? 0) * cosine - (real[odd] ?? 0) * sine;
        real[odd] = (real[even] ?? 0) - r;
        imaginary[odd] = (imaginary[even] ?? 0) - i;
        real[even] = (real[even] ?? 0) + r;
        imaginary[even] = (imaginary[even] ?? 0) + i;
      }
    }
  }
}
