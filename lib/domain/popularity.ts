/**
 * How popular a beat is: the weights of what happened to it, each fading by half every seven days. Stored as its rank, the
 * binary logarithm of the sum as it would stand at the epoch: all beats fade alike, so ranks keep their order as time
 * passes and a row changes only when something happens.
 */
export const HALF_LIFE_MS = 7 * 86_400_000;

/** What a play, a free licence and a paid licence weigh. */
export const WEIGHTS = { play: 1, claim: 2, sale: 10 } as const;

/** What is left of a score below this is rounding, not a score. */
const NOTHING = 1e-6;

/**
 * The rank after something of `weight` that happened at `at` (ms). A negative weight takes an earlier one back, named with
 * the time it had. `null`: nothing is left, or nothing ever was.
 */
export function ranked(rank: number | null, weight: number, at: number): number | null {
  const age = at / HALF_LIFE_MS;
  const sum = (rank === null ? 0 : 2 ** (rank - age)) + weight;
  return sum > NOTHING ? age + Math.log2(sum) : null;
}

/** The faded score that a rank stands for at `now` (ms): what the weights are worth by then. */
export function scoreAt(rank: number, now: number): number {
  return 2 ** (rank - now / HALF_LIFE_MS);
}

/**
 * What the front page calls a trend (decision 0029): a faded score of at least `leastScore`, which is two plays today or a
 * sale within the last two weeks, and at least `leastBeats` such beats. It shows `most` of them.
 */
export const TRENDING = { leastScore: 2, leastBeats: 3, most: 10 } as const;
