import type { StereoBlock } from "../stereo";
import { Biquad, type Coefficients } from "./biquad";

/** Loudness is measured in blocks of 400 ms that begin every 100 ms (ITU-R BS.1770-4, annex 1). */
const STEP_SECONDS = 0.1;
const STEPS_PER_BLOCK = 4;
const ABSOLUTE_GATE = -70;
const RELATIVE_GATE = -10;

/**
 * Integrated loudness of a stereo stream by ITU-R BS.1770-4. A track of one channel is heard from both sides but counted
 * once, as the recommendation counts channels.
 */
export class LoudnessMeter {
  private readonly left: Biquad[];
  private readonly right: Biquad[];
  private readonly stepFrames: number;
  private readonly weight: number;
  private readonly steps: number[] = [];
  private energy = 0;
  private frames = 0;

  constructor(sampleRate: number, channels: number) {
    const stages = kWeighting(sampleRate);
    this.left = stages.map((stage) => new Biquad(stage));
    this.right = stages.map((stage) => new Biquad(stage));
    this.stepFrames = Math.round(sampleRate * STEP_SECONDS);
    this.weight = channels === 1 ? 0.5 : 1;
  }

  add({ left, right }: StereoBlock): void {
    const [left1, left2] = this.left;
    const [right1, right2] = this.right;
    if (!left1 || !left2 || !right1 || !right2) return;
    for (let at = 0; at < left.length; at++) {
      const l = left2.next(left1.next(left[at] ?? 0));
      const r = right2.next(right1.next(right[at] ?? 0));
      this.energy += l * l + r * r;
      if (++this.frames < this.stepFrames) continue;
      this.steps.push((this.energy * this.weight) / this.stepFrames);
      this.energy = 0;
      this.frames = 0;
    }
  }

  /** Integrated loudness in LUFS; null for silence, or less than a block. */
  integrated(): number | null {
    const blocks = this.steps.slice(STEPS_PER_BLOCK - 1).map((_, at) => mean(this.steps.slice(at, at + STEPS_PER_BLOCK)));
    const audible = blocks.filter((power) => loudness(power) > ABSOLUTE_GATE);
    if (audible.length === 0) return null;
    const gate = loudness(mean(audible)) + RELATIVE_GATE;
    return loudness(mean(audible.filter((power) => loudness(power) > gate)));
  }
}

const loudness = (power: number) => -0.691 + 10 * Math.log10(power);
const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/**
 * The two filters of the K-weighting for any rate. The recommendation lists them for 48 kHz; these are the analogue
 * prototypes that give exactly those numbers there (a shelf of +4 dB at 1,682 Hz, a high-pass at 38 Hz).
 */
function kWeighting(sampleRate: number): [Coefficients, Coefficients] {
  return [shelf(sampleRate), highPassOf(sampleRate)];
}

function shelf(sampleRate: number): Coefficients {
  const [hertz, gain, q] = [1_681.974450955533, 3.999843853973347, 0.7071752369554196];
  const k = Math.tan((Math.PI * hertz) / sampleRate);
  const high = 10 ** (gain / 20);
  const band = high ** 0.4996667741545416;
  const a0 = 1 + k / q + k * k;
  return {
    b0: (high + (band * k) / q + k * k) / a0,
    b1: (2 * (k * k - high)) / a0,
    b2: (high - (band * k) / q + k * k) / a0,
    a1: (2 * (k * k - 1)) / a0,
    a2: (1 - k / q + k * k) / a0,
  };
}

function highPassOf(sampleRate: number): Coefficients {
  const [hertz, q] = [38.13547087602444, 0.5003270373238773];
  const k = Math.tan((Math.PI * hertz) / sampleRate);
  const a0 = 1 + k / q + k * k;
  return { b0: 1, b1: -2, b2: 1, a1: (2 * (k * k - 1)) / a0, a2: (1 - k / q + k * k) / a0 };
}
