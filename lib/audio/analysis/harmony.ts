import { MUSICAL_KEYS, type MusicalKey } from "../../domain/taxonomy";
import { Spectrum } from "./fft";
import { Framer } from "./frames";

const WINDOW = 8_192;
const HOP = 4_096;
const LOWEST_HZ = 30;
const HIGHEST_HZ = 2_000;
/** The bass names the chord; it is counted by itself too, with this weight. */
const BASS_HZ = 220;
const BASS_WEIGHT = 0.6;
/** Steps of ten cents: enough to find how far from 440 Hz a track is tuned. */
const STEPS = 120;
const STEPS_PER_TONE = STEPS / 12;
const C0 = 16.351_597_831_287_414;

/**
 * How well each tone fits a key, tonic first (Temperley, "What's key for key?", 1999); minor with its seventh as beats
 * have it, not raised as in the classics.
 */
const MAJOR = [5, 2, 3.5, 2, 4.5, 4, 2, 4.5, 2, 3.5, 1.5, 4];
const MINOR = [5, 2, 3.5, 4.5, 2, 4, 2, 4.5, 3.5, 2, 3.5, 2];
/** A major key and its relative minor have the same tones; of the two, most beats are minor. */
const MINOR_LEANING = 0.07;

export interface KeyGuess {
  key: MusicalKey;
  /** 0..1: how much better it fits than the next one. */
  confidence: number;
  /** Cents by which the track is tuned above 440 Hz, −50..50. */
  tuning: number;
}

/** Collects which tones sound, how strongly and how long. */
export class HarmonyMeter {
  private readonly spectrum = new Spectrum(WINDOW);
  private readonly bins = new Float64Array(WINDOW / 2);
  private readonly tones = new Float64Array(STEPS);
  private readonly bass = new Float64Array(STEPS);
  private readonly framer = new Framer(WINDOW, HOP, (stretch) => this.measure(stretch));

  constructor(private readonly sampleRate: number) {}

  add(samples: Float32Array): void {
    this.framer.add(samples);
  }

  /** @returns null for what has no tones, such as drums alone */
  guess(): KeyGuess | null {
    const total = this.tones.reduce((sum, value) => sum + value, 0);
    if (total < 1e-6) return null;
    const tuning = tuningOf(this.tones);
    const all = folded(this.tones, tuning);
    const low = folded(this.bass, tuning);
    const chroma = all.map((value, tone) => value / (sumOf(all) || 1) + (BASS_WEIGHT * (low[tone] ?? 0)) / (sumOf(low) || 1));
    const ranked = MUSICAL_KEYS.map((key, index) => ({ key, fit: fitOf(chroma, Math.floor(index / 2), index % 2 === 0 ? MAJOR : MINOR) + (index % 2 === 0 ? 0 : MINOR_LEANING) })).sort((a, b) => b.fit - a.fit);
    const [best, next] = ranked;
    if (!best || !next || best.fit < 0.35) return null;
    return { key: best.key, confidence: Math.max(0, Math.min(1, best.fit * Math.min(1, 0.35 + (best.fit - next.fit) * 6))), tuning: tuning * (100 / STEPS_PER_TONE) };
  }

  /** Peaks of the spectrum, placed between bins by a parabola; noise has peaks too, but low ones. */
  private measure(stretch: Float32Array): void {
    this.spectrum.magnitudes(stretch, this.bins);
    const { bins, sampleRate } = this;
    const first = Math.max(2, Math.floor((LOWEST_HZ * WINDOW) / sampleRate));
    const last = Math.min(bins.length - 2, Math.ceil((HIGHEST_HZ * WINDOW) / sampleRate));
    let mean = 0;
    for (let bin = first; bin <= last; bin++) mean += bins[bin] ?? 0;
    mean /= last - first + 1;
    for (let bin = first; bin <= last; bin++) {
      const here = bins[bin] ?? 0;
      const before = bins[bin - 1] ?? 0;
      const after = bins[bin + 1] ?? 0;
      if (here < 4 * mean || here < before || here < after || here < 1e-4) continue;
      const shift = (0.5 * (before - after)) / (before - 2 * here + after || 1);
      this.count(((bin + shift) * sampleRate) / WINDOW, Math.sqrt(here));
    }
  }

  private count(hertz: number, weight: number): void {
    const steps = Math.log2(hertz / C0) * STEPS;
    const step = ((Math.round(steps) % STEPS) + STEPS) % STEPS;
    // Overtones lie high and belong to tones that were counted below.
    this.tones[step] = (this.tones[step] ?? 0) + weight * Math.min(1, 500 / hertz);
    if (hertz < BASS_HZ) this.bass[step] = (this.bass[step] ?? 0) + weight;
  }
}

/** Steps by which most tones lie above the nearest semitone: the mean of their angles. */
function tuningOf(tones: Float64Array): number {
  let [x, y] = [0, 0];
  tones.forEach((weight, step) => {
    const turn = (2 * Math.PI * step) / STEPS_PER_TONE;
    x += weight * Math.cos(turn);
    y += weight * Math.sin(turn);
  });
  return (Math.atan2(y, x) / (2 * Math.PI)) * STEPS_PER_TONE;
}

/** Twelve tones from the finer steps, each taken to its nearest. */
function folded(steps: Float64Array, tuning: number): number[] {
  const tones = new Array<number>(12).fill(0);
  steps.forEach((weight, step) => {
    const tone = ((Math.round((step - tuning) / STEPS_PER_TONE) % 12) + 12) % 12;
    tones[tone] = (tones[tone] ?? 0) + weight;
  });
  return tones;
}

/** Pearson's correlation of what sounds with what a key expects. */
function fitOf(chroma: number[], tonic: number, profile: number[]): number {
  const expected = chroma.map((_, tone) => profile[(tone - tonic + 12) % 12] ?? 0);
  const [meanA, meanB] = [sumOf(chroma) / 12, sumOf(expected) / 12];
  let [ab, aa, bb] = [0, 0, 0];
  chroma.forEach((value, tone) => {
    const a = value - meanA;
    const b = (expected[tone] ?? 0) - meanB;
    ab += a * b;
    aa += a * a;
    bb += b * b;
  });
  return ab / Math.sqrt(aa * bb || 1);
}

const sumOf = (values: number[]) => values.reduce((sum, value) => sum + value, 0);
