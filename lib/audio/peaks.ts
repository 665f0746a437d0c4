import { PEAK_COUNT } from "./bounds";
import { Biquad, highPass, lowPass } from "./analysis/biquad";
import type { StereoBlock } from "./stereo";

/** Collects the loudest sample of each of `PEAK_COUNT` equal stretches. Full scale is 255, linear. */
export class PeakMeter {
  private readonly highest = new Float32Array(PEAK_COUNT);
  private frame = 0;

  /** @param frames frames of the whole track, at least 1 */
  constructor(private readonly frames: number) {}

  add({ left, right }: StereoBlock): void {
    for (let at = 0; at < left.length; at++, this.frame++) {
      const bar = Math.min(PEAK_COUNT - 1, Math.floor((this.frame * PEAK_COUNT) / this.frames));
      const level = Math.max(Math.abs(left[at] ?? 0), Math.abs(right[at] ?? 0));
      if (level > (this.highest[bar] ?? 0)) this.highest[bar] = level;
    }
  }

  /** `PEAK_COUNT` whole numbers, 0..255. */
  bars(): number[] {
    return Array.from(this.highest, (level) => Math.min(255, Math.round(level * 255)));
  }
}

/** Edges between the low, the middle and the high band, Hz: below lies the bass, above hats and air. */
const BAND_EDGES = { low: 200, high: 2_500 } as const;

/** The waveform in three bands, each `PEAK_COUNT` whole numbers, 0..255. */
export interface BandBars {
  low: number[];
  mid: number[];
  high: number[];
}

/** Collects the same as `PeakMeter` for what is low, in the middle and high in a track. */
export class BandMeter {
  private readonly meters: Record<keyof BandBars, PeakMeter>;
  private readonly filters: Record<keyof BandBars, [Biquad[], Biquad[]]>;

  constructor(frames: number, sampleRate: number) {
    const meter = () => new PeakMeter(frames);
    this.meters = { low: meter(), mid: meter(), high: meter() };
    const below = (hertz: number) => new Biquad(lowPass(hertz, sampleRate));
    const above = (hertz: number) => new Biquad(highPass(hertz, sampleRate));
    const sides = (make: () => Biquad[]): [Biquad[], Biquad[]] => [make(), make()];
    this.filters = {
      low: sides(() => [below(BAND_EDGES.low)]),
      mid: sides(() => [above(BAND_EDGES.low), below(BAND_EDGES.high)]),
      high: sides(() => [above(BAND_EDGES.high)]),
    };
  }

  add({ left, right }: StereoBlock): void {
    for (const band of BANDS) {
      const [forLeft, forRight] = this.filters[band];
      this.meters[band].add({ left: through(forLeft, left), right: through(forRight, right) });
    }
  }

  bars(): BandBars {
    return { low: this.meters.low.bars(), mid: this.meters.mid.bars(), high: this.meters.high.bars() };
  }
}

const BANDS = ["low", "mid", "high"] as const;

function through(filters: Biquad[], samples: Float32Array): Float32Array {
  return filters.reduce((sound, filter) => sound.map((sample) => filter.next(sample)), samples);
}
