import { Spectrum } from "./fft";
import { Framer } from "./frames";

const WINDOW = 512;
const HOP = 128;
/** Edges of the bands in Hz: a kick, a snare and a hat each get their say, however loud the others are. */
const EDGES = [30, 130, 300, 800, 2_000, 4_800];
const LOUDEST_GAIN = 100;

/** How much begins at each moment: rises of energy, per band, on a logarithmic scale. */
export class OnsetMeter {
  /** Values per second. */
  readonly rate: number;
  private readonly spectrum = new Spectrum(WINDOW);
  private readonly bins = new Float64Array(WINDOW / 2);
  private readonly before = new Float64Array(EDGES.length - 1);
  private readonly edges: number[];
  private readonly framer = new Framer(WINDOW, HOP, (stretch) => this.measure(stretch));
  readonly values: number[] = [];

  constructor(sampleRate: number) {
    this.rate = sampleRate / HOP;
    this.edges = EDGES.map((hertz) => Math.min(WINDOW / 2, Math.max(1, Math.round((hertz * WINDOW) / sampleRate))));
  }

  add(samples: Float32Array): void {
    this.framer.add(samples);
  }

  private measure(stretch: Float32Array): void {
    this.spectrum.magnitudes(stretch, this.bins);
    let rise = 0;
    for (let band = 0; band < this.before.length; band++) {
      let energy = 0;
      for (let bin = this.edges[band] ?? 0; bin < (this.edges[band + 1] ?? 0); bin++) energy += (this.bins[bin] ?? 0) ** 2;
      const level = Math.log1p(LOUDEST_GAIN * Math.sqrt(energy));
      const change = Math.max(0, level - (this.before[band] ?? 0));
      rise += change;
      this.before[band] = level;
    }
    this.values.push(rise);
  }
}
