import fc from "fast-check";
import { expect, test } from "vitest";
import { leastPlay, playAfter, secondsHeard, withStretch, type Stretch } from "./listening";

test("half of a short preview is a play, thirty seconds of a long one", () => {
  expect(playAfter(6_000)).toBe(3_000);
  expect(playAfter(60_000)).toBe(30_000);
  expect(playAfter(96_000)).toBe(30_000);
});

test("the server's bound refuses no play that the browser rightly counts, and still asks for a good part", () => {
  for (const durationMs of [2_000, 6_000, 60_000, 90_000, 600_000]) {
    const preview = Math.min(96_000, durationMs * 0.8);
    expect(leastPlay(durationMs)).toBeLessThanOrEqual(playAfter(preview - 100));
    expect(leastPlay(durationMs)).toBeGreaterThanOrEqual(Math.min(30_000, durationMs * 0.3));
  }
});

test("hearing the same part again adds nothing, jumping over a part does not count it", () => {
  const heard = [{ from: 0, to: 5 }, { from: 2, to: 4 }, { from: 60, to: 70 }, { from: 4, to: 8 }].reduce<Stretch[]>(withStretch, []);
  expect(secondsHeard(heard)).toBe(18);
  expect(heard).toHaveLength(2);
});

test("the sum is the number of seconds that any stretch covers", () => {
  const stretch = fc.tuple(fc.integer({ min: 0, max: 90 }), fc.integer({ min: 0, max: 30 })).map(([from, length]) => ({ from, to: from + length }));
  fc.assert(
    fc.property(fc.array(stretch, { maxLength: 30 }), (stretches) => {
      const covered = new Set(stretches.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, i) => from + i)));
      expect(secondsHeard(stretches.reduce<Stretch[]>(withStretch, []))).toBe(covered.size);
    }),
  );
});
