import { describe, expect, test } from "vitest";
import { fromWords, priceWords, sumWords } from "./price";

describe("prices in words", () => {
  test.each([
    [2500, "$25"],
    [1999, "$19.99"],
    [1990, "$19.90"],
    [50, "$0.50"],
    [100_000, "$1,000"],
    [0, "Free"],
  ])("%i minor units of a dollar read %s", (amount, words) => {
    expect(priceWords(amount, "usd")).toBe(words);
  });

  test.each([
    [2500, "$25.00"],
    [1990, "$19.90"],
    [0, "Free"],
  ])("%i minor units among others read %s", (amount, words) => {
    expect(sumWords(amount, "usd")).toBe(words);
  });

  test("a currency without minor digits is not divided", () => {
    expect(priceWords(500, "jpy")).toBe("¥500");
  });

  test("a sold beat has no price", () => {
    expect(fromWords({ fromPrice: 2500, currency: "usd", sold: true })).toBeNull();
    expect(fromWords({ fromPrice: 2500, currency: "usd", sold: false })).toBe("from $25");
    expect(fromWords({ fromPrice: 0, currency: "usd", sold: false })).toBe("free");
  });
});
