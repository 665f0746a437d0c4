import type { StereoBlock } from "../stereo";
import { Biquad, lowPass } from "./biquad";

/** Rhythm and harmony lie below 5 kHz; what is analysed for them has about this rate. */
const TARGET_RATE = 11_025;

/** Mixes to one channel and keeps every nth sample, after taking away what would come back as a false tone. */
export class Decimator {
  /** Hz of what comes out. */
  readonly sampleRate: number;
  private readonly factor: number;
  private readonly filters: Biquad[];
  private phase = 0;

  constructor(sourceRate: number) {
    this.factor = Math.max(1, Math.round(sourceRate / TARGET_RATE));
    this.sampleRate = sourceRate / this.factor;
    // Butterworth of order six in three stages.
    this.filters = this.factor === 1 ? [] : [0.5177, 0.7071, 1.9319].map((q) => new Biquad(lowPass(this.sampleRate * 0.36, sourceRate, q)));
  }

  process({ left, right }: StereoBlock): Float32Array {
    const out = new Float32Array(Math.ceil((left.length + this.factor) / this.factor));
    let count = 0;
    for (let at = 0; at < left.length; at++) {
      let sample = ((left[at] ?? 0) + (right[at] ?? 0)) / 2;
      for (const filter of this.filters) sample = filter.next(sample);
      if (this.phase === 0) out[count++] = sample;
      this.phase = (this.phase + 1) % this.factor;
    }
    return out.subarray(0, count);
  }
}
