import { describe, expect, test } from "vitest";
import { levels } from "./levels";

describe("levels", () => {
  test("keeps the loudest moment, whatever the resolution", () => {
    const peaks = [0.1, 0.1, 0.8, 0.1, 0.1, 0.1, 0.1, 0.1];
    for (const count of [1, 2, 4, 8, 16]) expect(Math.max(...levels(peaks, count))).toBe(1);
  });

  test("keeps the order of loud and quiet", () => {
    expect(levels([0.2, 0.2, 0.4, 0.4], 2)).toEqual([0.5, 1]);
  });

  test("stretches a short track instead of leaving gaps", () => {
    expect(levels([0.5, 1], 4)).toEqual([0.5, 0.5, 1, 1]);
  });

  test("gives silence for silence and for nothing", () => {
    expect(levels([0, 0, 0], 2)).toEqual([0, 0]);
    expect(levels([], 3)).toEqual([0, 0, 0]);
  });
});
