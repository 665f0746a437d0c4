import fc from "fast-check";
import { expect, test } from "vitest";
import { type DayRange, daysIn, isReadable, MOST_DAILY, MOST_DAYS, pointsOf, rangeBefore, stretchesOf } from "./figureRange";
import { monthOf } from "./periods";

const DAY = 86_400_000;
const day = (text: string) => Date.parse(`${text}T00:00:00Z`);
const ranges = fc
  .record({ first: fc.integer({ min: 18_000, max: 22_000 }), days: fc.integer({ min: 1, max: MOST_DAYS }) })
  .map(({ first, days }): DayRange => ({ from: first * DAY, to: (first + days) * DAY }));

test("a range is read without a gap, without an overlap, and in few rows", () => {
  fc.assert(
    fc.property(ranges, (range) => {
      const stretches = stretchesOf(range);
      expect(stretches[0]?.from).toBe(range.from);
      expect(stretches.at(-1)?.to).toBe(range.to);
      stretches.slice(1).forEach((stretch, index) => expect(stretch.from).toBe(stretches[index]?.to));
      for (const { period, from, to } of stretches) if (period === "month") expect([monthOf(from), monthOf(to)]).toEqual([from, to]);
      const rows = stretches.reduce((sum, stretch) => sum + (stretch.period === "day" ? daysIn(stretch) : Math.ceil(daysIn(stretch) / 28)), 0);
      expect(rows).toBeLessThanOrEqual(MOST_DAILY);
    }),
  );
});

test("the period before is as long and ends where this one begins", () => {
  fc.assert(
    fc.property(ranges, (range) => {
      const before = rangeBefore(range);
      expect(before.to).toBe(range.from);
      expect(daysIn(before)).toBe(daysIn(range));
    }),
  );
});

test("a short range has a point a day, a long one a point a month, the first from where it begins", () => {
  expect(pointsOf({ from: day("2026-02-27"), to: day("2026-03-02") })).toEqual(["2026-02-27", "2026-02-28", "2026-03-01"].map(day));
  expect(pointsOf({ from: day("2025-12-10"), to: day("2026-04-02") })).toEqual(["2025-12-10", "2026-01-01", "2026-02-01", "2026-03-01", "2026-04-01"].map(day));
});

test.each([
  ["backwards", { from: 2 * DAY, to: DAY }],
  ["empty", { from: DAY, to: DAY }],
  ["not whole days", { from: 1, to: DAY }],
  ["no number", { from: Number.NaN, to: DAY }],
  ["longer than a leap year", { from: 0, to: (MOST_DAYS + 1) * DAY }],
])("a range that is %s is not read", (_, range) => {
  expect(isReadable(range)).toBe(false);
});
