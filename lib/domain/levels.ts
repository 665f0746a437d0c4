/** How many levels travel to the browser with a listed track: enough for a row, the player and the cover. */
const LISTED = 128;

/**
 * Brings a track's peaks to exactly `count` levels between 0 and 1, the loudest being 1.
 * Neighbouring peaks are merged by their maximum, so that no hit gets lost; silence stays 0.
 */
export function levels(peaks: readonly number[], count: number): number[] {
  const loudest = peaks.reduce((most, peak) => Math.max(most, peak), 0);
  if (loudest === 0) return new Array<number>(count).fill(0);
  return Array.from({ length: count }, (_, i) => {
    const from = Math.floor((i * peaks.length) / count);
    const to = Math.max(from + 1, Math.floor(((i + 1) * peaks.length) / count));
    return peaks.slice(from, to).reduce((most, peak) => Math.max(most, peak), 0) / loudest;
  });
}

/** A track's peaks as 128 whole numbers from 0 to 100. Doing it twice changes nothing, so a cover drawn from either is the same. */
export function listedLevels(peaks: readonly number[]): number[] {
  return levels(peaks, LISTED).map((level) => Math.round(level * 100));
}
