import { describe, expect, test } from "vitest";
import { clock } from "./clock";
import { previewSpan } from "./preview-span";
import { wavePath } from "./wave-path";

const bars = (d: string) => d.split("M").length - 1;

describe("wavePath", () => {
  test("draws every bar once, on one side of the preview's ends or the other", () => {
    const path = wavePath([10, 200, 30, 40, 250], 50, { from: 0.2, to: 0.6 });
    expect(bars(path.reached)).toBe(20);
    expect(bars(path.reached) + bars(path.beyond)).toBe(50);
  });

  test("keeps every bar inside the picture, silence too", () => {
    const { reached } = wavePath([0, 255, 0], 3, { from: 0, to: 1 });
    for (const [, top = "", height = ""] of reached.matchAll(/M\d+ ([\d.]+)v(\d+)/g)) {
      expect(Number(top)).toBeGreaterThanOrEqual(0);
      expect(Number(top) + Number(height)).toBeLessThanOrEqual(100);
      expect(Number(height)).toBeGreaterThan(0);
    }
  });
});

describe("previewSpan", () => {
  test("is cut as the preview is cut: from a fifth on, ninety-six seconds at most, never past the end", () => {
    expect(previewSpan(300)).toEqual({ start: 60, length: 96 });
    expect(previewSpan(100)).toEqual({ start: 20, length: 80 });
  });
});

describe("clock", () => {
  test.each([
    [0, "0:00"],
    [59.9, "0:59"],
    [96, "1:36"],
    [3725, "1:02:05"],
    [-3, "0:00"],
  ])("%d seconds read %s", (seconds, words) => {
    expect(clock(seconds)).toBe(words);
  });
});
