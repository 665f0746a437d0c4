import type { StereoBlock } from "../stereo";

/** Between two samples three more are computed (ITU-R BS.1770-4, annex 2). */
const PHASES = 4;
const TAPS = 12;
/** Above this rate samples lie close enough by themselves. */
const OVERSAMPLED_BELOW = 96_000;

/** The highest level between samples, which is what a converter or an encoder meets. */
export class TruePeakMeter {
  private readonly kernel: Float64Array[];
  /** An interpolated value is at most so many times its highest neighbour. */
  private readonly reach: number;
  private readonly tails: [Float32Array, Float32Array] = [new Float32Array(TAPS - 1), new Float32Array(TAPS - 1)];
  private highest = 0;

  constructor(sampleRate: number) {
    this.kernel = sampleRate < OVERSAMPLED_BELOW ? phases() : [];
    this.reach = Math.max(1, ...this.kernel.map((taps) => taps.reduce((sum, tap) => sum + Math.abs(tap), 0)));
  }

  add({ left, right }: StereoBlock): void {
    this.addSide(0, left);
    this.addSide(1, right);
  }

  /** In dB of full scale (dBTP); null for silence. */
  decibels(): number | null {
    return this.highest === 0 ? null : 20 * Math.log10(this.highest);
  }

  private addSide(side: 0 | 1, samples: Float32Array): void {
    const held = new Float32Array(TAPS - 1 + samples.length);
    held.set(this.tails[side]);
    held.set(samples, TAPS - 1);
    this.tails[side] = held.slice(held.length - (TAPS - 1));
    for (const sample of samples) this.highest = Math.max(this.highest, Math.abs(sample));
    // What lies beside low samples cannot be higher than what was met already.
    const worth = this.highest / this.reach;
    for (let at = 0, loudUntil = -1; at < held.length; at++) {
      if (Math.abs(held[at] ?? 0) > worth) loudUntil = at + TAPS - 1;
      if (at >= TAPS - 1 && at <= loudUntil) this.between(held, at - (TAPS - 1));
    }
  }

  private between(held: Float32Array, from: number): void {
    for (const taps of this.kernel) {
      let sum = 0;
      for (let tap = 0; tap < TAPS; tap++) sum += (taps[tap] ?? 0) * (held[from + tap] ?? 0);
      if (sum < 0) sum = -sum;
      if (sum > this.highest) this.highest = sum;
    }
  }
}

/** A Kaiser-windowed sinc, one row of taps for each place between two samples. */
function phases(): Float64Array[] {
  return Array.from({ length: PHASES - 1 }, (_, index) => {
    const shift = (index + 1) / PHASES;
    const taps = Float64Array.from({ length: TAPS }, (_, tap) => {
      const distance = tap - (TAPS / 2 - 1) - shift;
      const edge = distance / (TAPS / 2);
      const sinc = Math.sin(Math.PI * distance) / (Math.PI * distance);
      return sinc * bessel(5 * Math.sqrt(Math.max(0, 1 - edge * edge))) / bessel(5);
    });
    const sum = taps.reduce((total, tap) => total + tap, 0);
    return taps.map((tap) => tap / sum);
  });
}

function bessel(x: number): number {
  let [sum, term] = [1, 1];
  for (let k = 1; k < 30; k++) {
    term *= (x / (2 * k)) ** 2;
    sum += term;
  }
  return sum;
}
