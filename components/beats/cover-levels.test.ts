import { describe, expect, test } from "vitest";
import { coverLevels } from "./cover-levels";

describe("coverLevels", () => {
  test("finds a course in music that is loud everywhere", () => {
    const loud = Array.from({ length: 128 }, (_, i) => 97 + ((i * 7) % 4));
    const moments = coverLevels(loud, 20);
    expect(Math.max(...moments)).toBeGreaterThan(0.9);
    expect(Math.min(...moments)).toBeLessThan(0.1);
  });

  test("keeps a louder moment above a quieter one, inside 0 and 1", () => {
    const rising = coverLevels([10, 20, 40, 80], 4);
    expect(rising).toEqual([...rising].sort((a, b) => a - b));
    expect(rising[0]).toBe(0);
    expect(rising[3]).toBe(1);
  });

  test("gives silence for silence", () => {
    expect(coverLevels([0, 0, 0, 0], 2)).toEqual([0, 0]);
  });
});
