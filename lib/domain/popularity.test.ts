import { expect, test } from "vitest";
import { HALF_LIFE_MS, ranked, scoreAt, WEIGHTS } from "./popularity";

const NOW = Date.UTC(2026, 2, 1);

test("a play weighs one now and a half after seven days", () => {
  const rank = ranked(null, WEIGHTS.play, NOW) ?? 0;
  expect(scoreAt(rank, NOW)).toBeCloseTo(1, 9);
  expect(scoreAt(rank, NOW + HALF_LIFE_MS)).toBeCloseTo(0.5, 9);
});

test("weights of different days add up as they stand on the day of the look, in whatever order they came", () => {
  const happened = [[1, NOW - 3 * HALF_LIFE_MS], [10, NOW - HALF_LIFE_MS], [2, NOW]] as const;
  const fold = (list: readonly (readonly [number, number])[]) => list.reduce<number | null>((rank, [weight, at]) => ranked(rank, weight, at), null) ?? 0;
  expect(scoreAt(fold(happened), NOW)).toBeCloseTo(1 / 8 + 5 + 2, 9);
  expect(fold(happened)).toBeCloseTo(fold([...happened].reverse()), 9);
});

test("the order of two beats stays the same as time passes, without a row being touched", () => {
  const old = ranked(null, 8, NOW - 2 * HALF_LIFE_MS) ?? 0;
  const fresh = ranked(null, 3, NOW) ?? 0;
  for (const later of [0, 1, 50]) expect(scoreAt(fresh, NOW + later * HALF_LIFE_MS)).toBeGreaterThan(scoreAt(old, NOW + later * HALF_LIFE_MS));
  expect(fresh).toBeGreaterThan(old);
});

test("what is taken back leaves what was there before, and nothing of a beat that had nothing else", () => {
  const played = ranked(null, 1, NOW);
  const bought = ranked(played, 10, NOW);
  expect(ranked(bought, -10, NOW)).toBeCloseTo(played ?? 0, 9);
  expect(ranked(ranked(null, 10, NOW), -10, NOW)).toBeNull();
});
