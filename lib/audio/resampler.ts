import type { StereoBlock } from "./stereo";

/** Lobes of the windowed sinc on each side, at the lower of the two rates. */
const ZERO_CROSSINGS = 32;
/** The filter's edge, as a part of the lower rate's half: what lies above would come back as a false tone. */
const ROLL_OFF = 0.92;
const KAISER_BETA = 9;
/** Standard rates have at most 441 phases and are exact; an odd one (44,056 Hz) takes the nearest of these. */
const MAX_PHASES = 2_048;

/**
 * Changes the sample rate of a stereo stream: polyphase windowed sinc, no delay, about 90 dB of stop band.
 * Push blocks with `process`, then take the tail with `flush`.
 */
export class Resampler {
  private readonly step: number;
  private readonly phases: number;
  private readonly half: number;
  private readonly kernel: Float32Array;
  private left: Float32Array;
  private right: Float32Array;
  /** Input frame that the first held sample stands for; the filter reaches back before the beginning, into silence. */
  private start: number;
  private received = 0;
  private produced = 0;

  /** @param from source rate in Hz @param to target rate in Hz; both whole */
  constructor(from: number, to: number) {
    const common = greatestCommonDivisor(from, to);
    this.step = from / common;
    this.phases = to / common;
    const scale = Math.min(1, to / from);
    this.half = Math.ceil(ZERO_CROSSINGS / scale);
    this.kernel = buildKernel(Math.min(this.phases, MAX_PHASES), this.half, scale * ROLL_OFF);
    this.left = new Float32Array(this.half);
    this.right = new Float32Array(this.half);
    this.start = -this.half;
  }

  process(block: StereoBlock): StereoBlock {
    this.append(block.left, block.right);
    this.received += block.left.length;
    return this.produce(this.received - this.half);
  }

  /** The last frames; the whole output has `round(frames × to ÷ from)`. */
  flush(): StereoBlock {
    const silence = new Float32Array(this.half + 1);
    this.append(silence, silence);
    const total = Math.round((this.received * this.phases) / this.step);
    const { left, right } = this.produce(this.received + 1);
    const keep = left.length - (this.produced - total);
    return { left: left.subarray(0, keep), right: right.subarray(0, keep) };
  }

  private append(left: Float32Array, right: Float32Array): void {
    this.left = joined(this.left, left);
    this.right = joined(this.right, right);
  }

  /** Produces every output frame whose centre lies before input frame `end`, then drops input nobody reaches back to. */
  private produce(end: number): StereoBlock {
    const count = Math.max(0, Math.ceil((end * this.phases) / this.step) - this.produced);
    const left = new Float32Array(count);
    const right = new Float32Array(count);
    for (let at = 0; at < count; at++, this.produced++) this.filterInto(left, right, at);
    this.forget(Math.floor((this.produced * this.step) / this.phases) - this.half);
    return { left, right };
  }

  private filterInto(left: Float32Array, right: Float32Array, at: number): void {
    const tableSize = Math.min(this.phases, MAX_PHASES);
    const time = this.produced * this.step;
    const centre = Math.floor(time / this.phases);
    const phase = Math.floor(((time % this.phases) * tableSize) / this.phases);
    const taps = this.half * 2;
    const first = centre - this.half + 1 - this.start;
    const row = phase * taps;
    let toLeft = 0;
    let toRight = 0;
    for (let tap = 0; tap < taps; tap++) {
      const weight = this.kernel[row + tap] ?? 0;
      toLeft += weight * (this.left[first + tap] ?? 0);
      toRight += weight * (this.right[first + tap] ?? 0);
    }
    left[at] = toLeft;
    right[at] = toRight;
  }

  private forget(before: number): void {
    const drop = Math.min(Math.max(0, before - this.start), this.left.length);
    this.left = this.left.subarray(drop);
    this.right = this.right.subarray(drop);
    this.start += drop;
  }
}

/** One row of weights per phase; each row sums to 1, so that a constant stays what it is. */
function buildKernel(phases: number, half: number, cutoff: number): Float32Array {
  const taps = half * 2;
  const kernel = new Float32Array(phases * taps);
  const windowScale = bessel(KAISER_BETA);
  for (let phase = 0; phase < phases; phase++) {
    const row = new Float64Array(taps);
    let sum = 0;
    for (let tap = 0; tap < taps; tap++) {
      const distance = tap - half + 1 - phase / phases;
      const edge = distance / half;
      const window = bessel(KAISER_BETA * Math.sqrt(Math.max(0, 1 - edge * edge))) / windowScale;
      row[tap] = sinc(cutoff * distance) * window;
      sum += row[tap] ?? 0;
    }
    kernel.set(row.map((weight) => weight / sum), phase * taps);
  }
  return kernel;
}

function sinc(x: number): number {
  return x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
}

/** Modified Bessel function of the first kind, order zero, by its power series. */
function bessel(x: number): number {
  let sum = 1;
  let term = 1;
  for (let k = 1; term > sum * 1e-12; k++) {
    term *= (x / (2 * k)) ** 2;
    sum += term;
  }
  return sum;
}

function joined(a: Float32Array, b: Float32Array): Float32Array {
  const both = new Float32Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
