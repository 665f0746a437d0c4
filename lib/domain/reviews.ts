/** Lengths in characters. A review may be stars alone; an answer or a report says something. */
export const REVIEW = { stars: 5, text: 2_000, reply: { min: 1, max: 2_000 }, reason: { min: 1, max: 500 } } as const;

/** How many reviews gave one star, two, … five. */
export type StarCounts = readonly number[];

export type Rating = {
  /** Reviews that count. */
  count: number;
  /** The mean of their stars, 1 to 5, not rounded. */
  average: number;
  /** One star first. */
  stars: number[];
};

/** What the counts come to; `null` while there is no review: no number is better than a made-up one. */
export function ratingOf(counts: StarCounts): Rating | null {
  const count = counts.reduce((sum, each) => sum + each, 0);
  if (count === 0) return null;
  const total = counts.reduce((sum, each, at) => sum + each * (at + 1), 0);
  return { count, average: total / count, stars: [...counts] };
}

/** Whether a number is one that a review can give. */
export function isStars(stars: number): boolean {
  return Number.isInteger(stars) && stars >= 1 && stars <= REVIEW.stars;
}

/** An average as people read it: one decimal, `4.5`. */
export function averageWords(average: number): string {
  return average.toFixed(1);
}
