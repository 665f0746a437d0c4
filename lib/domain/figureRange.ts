import { dayOf, monthOf } from "./periods";

const DAY = 86_400_000;

/** UTC days: the start of the first one and the end of the last one, ms. */
export type DayRange = { from: number; to: number };

/** Longest range that is read at once, days. */
export const MOST_DAYS = 366;
/** Up to here figures come day by day, beyond it month by month: so no range reads more than this many rows. */
export const MOST_DAILY = 92;

/** A stretch of rows of one length. */
export type Stretch = DayRange & { period: "day" | "month" };

export function daysIn({ from, to }: DayRange): number {
  return Math.round((to - from) / DAY);
}

/** Whether a range is whole UTC days, forward, and short enough to be read. */
export function isReadable(range: DayRange): boolean {
  const { from, to } = range;
  return Number.isSafeInteger(from) && Number.isSafeInteger(to) && dayOf(from) === from && dayOf(to) === to && from < to && daysIn(range) <= MOST_DAYS;
}

/** As many days, right before. */
export function rangeBefore({ from, to }: DayRange): DayRange {
  return { from: from - (to - from), to: from };
}

/** Which rows a range is added up from: days alone, or the whole months in it and the days at its ends. */
export function stretchesOf(range: DayRange): Stretch[] {
  const { from, to } = range;
  if (daysIn(range) <= MOST_DAILY) return [{ period: "day", from, to }];
  const firstWhole = monthOf(from) === from ? from : monthAfter(from);
  const lastWhole = monthOf(to);
  const parts: Stretch[] = [
    { period: "day", from, to: firstWhole },
    { period: "month", from: firstWhole, to: lastWhole },
    { period: "day", from: lastWhole, to },
  ];
  return parts.filter((part) => part.from < part.to);
}

/** The points of a chart over a range, each with the start of its day or month; the first month may begin within. */
export function pointsOf(range: DayRange): number[] {
  const points: number[] = [];
  const daily = daysIn(range) <= MOST_DAILY;
  for (let at = range.from; at < range.to; at = daily ? at + DAY : monthAfter(at)) points.push(at);
  return points;
}

function monthAfter(at: number): number {
  const date = new Date(at);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1);
}
