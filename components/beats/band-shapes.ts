/** A waveform in bands, each bar 0..255. */
export interface Bands {
  low: readonly number[];
  mid: readonly number[];
  high: readonly number[];
}

/** One bar to be drawn: half heights from the middle line, 0..1, the largest behind and the smallest in front. */
export interface BandBar {
  low: number;
  mid: number;
  high: number;
}

/**
 * Makes `count` bars out of a waveform in bands. Each is the loudest of its stretch; all three are measured against the
 * loudest of all, so that a quiet track still fills its picture, and what is soft is lifted to where eyes can see it.
 */
export function bandBars({ low, mid, high }: Bands, count: number): BandBar[] {
  const loudest = Math.max(1, ...low, ...mid, ...high);
  const size = Math.max(1, low.length, mid.length, high.length);
  const bars = Math.min(count, size);
  return Array.from({ length: bars }, (_, bar) => {
    const [from, to] = [Math.floor((bar * size) / bars), Math.floor(((bar + 1) * size) / bars)];
    const height = (band: readonly number[]) => Math.sqrt(Math.max(0, ...band.slice(from, to)) / loudest);
    return { low: height(low), mid: height(mid), high: height(high) };
  });
}

/** The bars of one band as an SVG path in a box of `bars.length` by 2, its middle line at 1. */
export function bandPath(bars: readonly BandBar[], band: keyof BandBar): string {
  return bars
    .map((bar, at) => {
      const half = Math.max(0.01, bar[band]);
      return `M${at + 0.5} ${(1 - half).toFixed(3)}V${(1 + half).toFixed(3)}`;
    })
    .join("");
}

/** A waveform in bands cut down to `count` bars of whole numbers from 0 to 100: what a page sends to the browser. */
export function listedBands(bands: Bands, count: number): Bands {
  const { low, mid, high } = bands;
  const loudest = Math.max(1, ...low, ...mid, ...high);
  const size = Math.max(low.length, mid.length, high.length);
  const cut = (band: readonly number[]) =>
    Array.from({ length: Math.min(count, size) }, (_, bar) => {
      const [from, to] = [Math.floor((bar * size) / Math.min(count, size)), Math.floor(((bar + 1) * size) / Math.min(count, size))];
      return Math.round((Math.max(0, ...band.slice(from, to)) / loudest) * 100);
    });
  return { low: cut(low), mid: cut(mid), high: cut(high) };
}
