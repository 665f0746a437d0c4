const DAY = 86_400_000;

export type Point = { day: number; closing: number; change: number };
type History = { since: number; until: number; opening: number; days: readonly Point[] };

/** Every day of a range with what the account held at its end: days on which nothing happened hold what the one before did. */
export function everyDay({ since, until, opening, days }: History): Point[] {
  const known = new Map(days.map((point) => [point.day, point]));
  const points: Point[] = [];
  let closing = opening;
  for (let day = Math.floor(since / DAY) * DAY; day <= until; day += DAY) {
    const point = known.get(day);
    closing = point?.closing ?? closing;
    points.push({ day, closing, change: point?.change ?? 0 });
  }
  return points;
}
