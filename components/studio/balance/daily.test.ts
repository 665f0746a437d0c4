import { expect, test } from "vitest";
import { everyDay } from "./daily";
import { runningBalances } from "./running-balances";

const DAY = 86_400_000;

test("a day on which nothing happened holds what the day before did", () => {
  const points = everyDay({ since: 10 * DAY + 5, until: 13 * DAY + 9, opening: 100, days: [{ day: 11 * DAY, change: 50, closing: 150 }] });
  expect(points).toEqual([
    { day: 10 * DAY, closing: 100, change: 0 },
    { day: 11 * DAY, closing: 150, change: 50 },
    { day: 12 * DAY, closing: 150, change: 0 },
    { day: 13 * DAY, closing: 150, change: 0 },
  ]);
});

test("each entry stands beside what the account held after it", () => {
  expect(runningBalances(70, [{ amount: -30 }, { amount: 60 }, { amount: 40 }])).toEqual([70, 100, 40]);
});
