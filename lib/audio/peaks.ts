import { PEAK_COUNT } from "./bounds";
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
