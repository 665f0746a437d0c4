import { expect, test } from "vitest";
import { RateMeter, remainingWords, sizeWords } from "./rate";

test("the rate is that of the last seconds, and unknown at first", () => {
  const meter = new RateMeter();
  meter.note(0, 0);
  expect(meter.rate()).toBeNull();
  for (let second = 1; second <= 10; second++) meter.note(second * 1_000, second * 1_000_000);
  expect(meter.rate()).toBe(1_000_000);
  for (let second = 11; second <= 17; second++) meter.note(second * 1_000, 10_000_000 + (second - 10) * 10);
  expect(meter.rate()).toBe(10);
});

test.each([[1_000, 1_000, "5 s left"], [59_000, 1_000, "60 s left"], [61_000, 1_000, "2 min left"], [7_500_000, 1_000, "2 h 5 min left"], [5, 0, "5 s left"]])("%i bytes at %i per second: %s", (bytes, rate, words) => {
  expect(remainingWords(bytes, rate)).toBe(words);
});

test.each([[0, "1 KB"], [1_048_576, "1.0 MB"], [268_435_456, "256 MB"], [1_073_741_824, "1 GB"], [1_610_612_736, "1.5 GB"]])("%i bytes are %s", (bytes, words) => {
  expect(sizeWords(bytes)).toBe(words);
});
