import { bandBars, type Bands } from "../beats/band-shapes";

/** As in `wave-path`: each bar takes three units of width, two of them drawn; the height is 100. */
const BAR = 3;

/** Bass behind, voices in the middle, air in front; the order in which they are drawn. */
export const BANDS = ["low", "mid", "high"] as const;
type Band = (typeof BANDS)[number];

/** A waveform in bands as strokes: for each band the bars that the preview reaches, and one outline of those it does not. */
export type BandPaths = { reached: Record<Band, string>; beyond: string; width: number };

/**
 * @param bars how many bars to draw; never more than there are
 * @param span the part that can be heard, as fractions of the track
 */
export function bandPaths(bands: Bands, bars: number, span: { from: number; to: number }): BandPaths {
  const drawn = bandBars(bands, bars);
  const paths: BandPaths = { reached: { low: "", mid: "", high: "" }, beyond: "", width: drawn.length * BAR };
  drawn.forEach((bar, i) => {
    const middle = (i + 0.5) / drawn.length;
    if (middle < span.from || middle > span.to) paths.beyond += stroke(i, Math.max(bar.low, bar.mid, bar.high));
    else for (const band of BANDS) paths.reached[band] += stroke(i, bar[band]);
  });
  return paths;
}

function stroke(at: number, level: number): string {
  const height = Math.max(4, Math.round(level * 50) * 2);
  return `M${at * BAR + 1} ${50 - height / 2}v${height}`;
}
