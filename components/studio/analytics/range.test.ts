import { expect, test } from "vitest";
import { daysIn, isReadable } from "@/lib/domain/figureRange";
import { chosenRange, exportPath, fieldsOf, ownRange } from "./range";

const NOW = Date.UTC(2026, 2, 17, 23, 59);
const asked = (query: string) => chosenRange(new URLSearchParams(query), NOW);

test("a preset ends with today and has as many days as it says", () => {
  for (const days of [7, 30, 90]) {
    const { preset, range } = asked(`range=${days}d`);
    expect([preset, daysIn(range), fieldsOf(range).to]).toEqual([`${days}d`, days, "2026-03-17"]);
  }
  expect(fieldsOf(asked("range=12m").range)).toEqual({ from: "2025-04-01", to: "2026-03-17" });
});

test("twelve months can be read on every day of a leap year", () => {
  for (let day = 0; day < 366; day++) expect(isReadable(chosenRange(new URLSearchParams("range=12m"), Date.UTC(2028, 0, 1 + day)).range)).toBe(true);
});

test("own days are both in the range and survive the way through the address", () => {
  const { preset, range } = asked("from=2026-01-05&to=2026-01-05");
  expect([preset, daysIn(range)]).toEqual([null, 1]);
  expect(fieldsOf(range)).toEqual({ from: "2026-01-05", to: "2026-01-05" });
  expect(exportPath(range, "beat")).toBe("/api/studio/analytics/export?by=beat&from=2026-01-05&to=2026-01-05");
});

test.each(["", "range=forever", "from=2026-02-01&to=2026-01-01", "from=2020-01-01&to=2026-01-01", "from=x&to=y"])("%j shows the last 30 days", (query) => {
  expect(asked(query)).toMatchObject({ preset: "30d" });
  expect(ownRange("", "")).toBeNull();
});
