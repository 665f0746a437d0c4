const DAY = 86_400_000;

/** The start of the UTC day of a moment, both in ms. */
export function dayOf(at: number): number {
  return Math.floor(at / DAY) * DAY;
}

/** The start of the UTC month of a moment, both in ms. */
export function monthOf(at: number): number {
  const date = new Date(at);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1);
}
