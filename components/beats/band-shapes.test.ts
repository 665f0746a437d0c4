import { expect, test } from "vitest";
import { bandBars, bandPath } from "./band-shapes";

const bands = { low: [255, 0, 64, 64], mid: [0, 128, 0, 0], high: [0, 0, 0, 255] };

test("each bar is the loudest of its stretch, and the loudest of all fills the picture", () => {
  expect(bandBars(bands, 2).map(({ low, high }) => [low, high])).toEqual([[1, 0], [0.5, 1].map((value) => (value === 0.5 ? Math.sqrt(64 / 255) : value))]);
});

test("there are never more bars than were measured, and silence draws a line", () => {
  expect(bandBars(bands, 100)).toHaveLength(4);
  expect(bandPath(bandBars({ low: [0], mid: [0], high: [0] }, 1), "low")).toBe("M0.5 0.990V1.010");
});
