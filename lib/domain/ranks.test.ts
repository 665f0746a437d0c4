import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { falling, ranksOf, rising } from "./ranks";

const whole = fc.integer({ min: 0, max: 2 ** 45 });

describe("a place in a list", () => {
  test("sorts as text the way its number does", () => {
    fc.assert(
      fc.property(whole, whole, (a, b) => {
        expect(Math.sign(rising(a).localeCompare(rising(b), "en"))).toBe(Math.sign(a - b));
        expect(Math.sign(falling(a).localeCompare(falling(b), "en"))).toBe(Math.sign(b - a));
      }),
    );
  });

  test("goes to the newer of two that are otherwise equal, and is nobody else's", () => {
    const common = { price: 2_500, plays: 3, trend: 9 };
    const [older, newer] = [ranksOf({ ...common, id: "a", publishedAt: 1_000 }), ranksOf({ ...common, id: "b", publishedAt: 2_000 })];
    for (const order of ["newest", "cheapest", "trending", "played"] as const) expect(newer[order] < older[order]).toBe(true);
    const twin = ranksOf({ ...common, id: "c", publishedAt: 1_000 });
    expect(twin.newest).not.toBe(older.newest);
  });

  test("puts the cheap, the much played and the trending first in their orders", () => {
    const base = { id: "a", publishedAt: 1, price: 100, plays: 1, trend: 1 };
    expect(ranksOf({ ...base, price: 99 }).cheapest < ranksOf(base).cheapest).toBe(true);
    expect(ranksOf({ ...base, plays: 2 }).played < ranksOf(base).played).toBe(true);
    expect(ranksOf({ ...base, trend: 2 }).trending < ranksOf(base).trending).toBe(true);
  });
});
