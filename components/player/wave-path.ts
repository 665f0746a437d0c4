import { levels } from "./levels";

/** Each bar takes three units of width, two of them drawn; the height is 100. */
const BAR = 3;

/** A waveform as two strokes: the bars that the preview reaches, and those it does not. */
export type WavePath = { reached: string; beyond: string; width: number };

/**
 * @param peaks any scale, of the whole track
 * @param bars how many bars to draw
 * @param span the part that can be heard, as fractions of the track
 */
export function wavePath(peaks: readonly number[], bars: number, span: { from: number; to: number }): WavePath {
  const path = { reached: "", beyond: "", width: bars * BAR };
  levels(peaks, bars).forEach((level, i) => {
    const middle = (i + 0.5) / bars;
    // Finished music is loud nearly everywhere; the curve keeps verse and chorus apart to the eye.
    const height = Math.max(4, Math.round(level ** 1.6 * 50) * 2);
    const bar = `M${i * BAR + 1} ${50 - height / 2}v${height}`;
    if (middle >= span.from && middle <= span.to) path.reached += bar;
    else path.beyond += bar;
  });
  return path;
}
