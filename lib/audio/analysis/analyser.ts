import type { MusicalKey } from "../../domain/taxonomy";
import type { StereoBlock } from "../stereo";
import { Decimator } from "./decimator";
import { HarmonyMeter } from "./harmony";
import { LoudnessMeter } from "./loudness";
import { OnsetMeter } from "./onsets";
import { findTempo } from "./tempo";
import { TruePeakMeter } from "./truePeak";

/** What is heard in a track. `null` where nothing can be said. */
export interface Analysis {
  /** Integrated loudness, LUFS (ITU-R BS.1770-4), in tenths. */
  loudness: number | null;
  /** dBTP, in tenths. */
  truePeak: number | null;
  /** Whole beats per minute and how sure that is, 0..1; `also` is the half or the double that it could be counted as. */
  tempo: { bpm: number; also: number; confidence: number } | null;
  key: { key: MusicalKey; confidence: number } | null;
}

/** Listens to a track block by block; answers at the end. */
export class Analyser {
  private readonly loudness: LoudnessMeter;
  private readonly truePeak: TruePeakMeter;
  private readonly decimator: Decimator;
  private readonly onsets: OnsetMeter;
  private readonly harmony: HarmonyMeter;

  constructor(sampleRate: number, channels: number) {
    this.loudness = new LoudnessMeter(sampleRate, channels);
    this.truePeak = new TruePeakMeter(sampleRate);
    this.decimator = new Decimator(sampleRate);
    this.onsets = new OnsetMeter(this.decimator.sampleRate);
    this.harmony = new HarmonyMeter(this.decimator.sampleRate);
  }

  add(block: StereoBlock): void {
    this.loudness.add(block);
    this.truePeak.add(block);
    const mixed = this.decimator.process(block);
    this.onsets.add(mixed);
    this.harmony.add(mixed);
  }

  async finish(breathe: () => Promise<void>): Promise<Analysis> {
    const tempo = await findTempo(this.onsets.values, this.onsets.rate, breathe);
    const key = this.harmony.guess();
    return {
      loudness: tenths(this.loudness.integrated()),
      truePeak: tenths(this.truePeak.decibels()),
      tempo: tempo && { bpm: Math.round(tempo.bpm), also: Math.round(tempo.bpm > 110 ? tempo.bpm / 2 : tempo.bpm * 2), confidence: hundredths(tempo.confidence) },
      key: key && { key: key.key, confidence: hundredths(key.confidence) },
    };
  }
}

const tenths = (value: number | null) => (value === null ? null : Math.round(value * 10) / 10);
const hundredths = (value: number) => Math.round(value * 100) / 100;
