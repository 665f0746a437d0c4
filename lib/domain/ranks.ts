/**
 * Places in a list as text. Each ends in the beat's id, so no two beats share one: a page that goes on behind a place
 * neither skips nor repeats a beat, whatever comes and goes around it.
 */
const DIGITS = 15;
const MOST = 10 ** DIGITS - 1;

export type Ranked = {
  id: string;
  publishedAt: number;
  /** Minor units. */
  price: number;
  plays: number;
  /** Plays that count less the older they are; a whole number. */
  trend: number;
};

/** Where a beat stands in each order. Ties go to the newer one. */
export function ranksOf({ id, publishedAt, price, plays, trend }: Ranked) {
  const newest = `${falling(publishedAt)}${id}`;
  return { newest, cheapest: `${rising(price)}${newest}`, trending: `${falling(trend)}${newest}`, played: `${falling(plays)}${newest}` };
}

/** A whole number from 0 to 10^15 - 1 as text that sorts like it. */
export function rising(value: number): string {
  return String(Math.min(Math.max(Math.round(value), 0), MOST)).padStart(DIGITS, "0");
}

/** The same, the largest first. */
export function falling(value: number): string {
  return rising(MOST - value);
}
