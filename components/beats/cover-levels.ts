/**
 * A track's course in `count` moments between 0 and 1, for drawing rather than for reading. Finished music is loud nearly
 * everywhere, so that its bare peaks make every cover the same block; half of each value is therefore its rank among the others.
 */
export function coverLevels(track: readonly number[], count: number): number[] {
  const means = Array.from({ length: count }, (_, i) => {
    const from = Math.floor((i * track.length) / count);
    const to = Math.max(from + 1, Math.floor(((i + 1) * track.length) / count));
    const stretch = track.slice(from, to);
    return stretch.reduce((sum, level) => sum + level, 0) / stretch.length;
  });
  const most = Math.max(...means);
  if (most === 0) return means;
  const least = Math.min(...means);
  const spread = most - least || 1;
  return means.map((mean) => {
    const below = means.filter((other) => other < mean).length;
    return 0.5 * ((mean - least) / spread) + 0.5 * (below / Math.max(1, count - 1));
  });
}
