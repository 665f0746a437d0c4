const DAY = 86_400_000;

/** The start of the UTC day of a moment, both in ms. */
export function dayOf(at: number): number {
  return Math.floor(at / DAY) * DAY;
}
