import fc from "fast-check";
import { expect, test } from "vitest";
import { EMPTY_BOOK, type Fact, MAX_PARTS, OTHER, together, withFact } from "./storeFigures";

const fact = fc.record({
  beat: fc.constantFrom("a", "b", null),
  tier: fc.constantFrom("basic", "premium", null),
  source: fc.constantFrom("direct", "x / y", null),
  delta: fc.record({ visits: fc.nat(5), plays: fc.nat(5), sales: fc.nat(3), net: fc.record({ usd: fc.integer({ min: -5_000, max: 5_000 }) }) }),
});

test("days put together are the days' facts put together", () => {
  fc.assert(
    fc.property(fc.array(fact), fc.array(fact), (one, other) => {
      const book = (facts: Fact[]) => facts.reduce(withFact, EMPTY_BOOK);
      const sum = together(book(one), book(other));
      const whole = book([...one, ...other]);
      const sorted = (parts: { key: string }[]) => [...parts].sort((a, b) => a.key.localeCompare(b.key));
      expect(sum.totals).toEqual(whole.totals);
      for (const of of ["beats", "tiers", "sources"] as const) expect(sorted(sum[of])).toEqual(sorted(whole[of]));
    }),
  );
});

test("a beat's own figures may differ from the store's: its first visitor need not be the store's first", () => {
  const book = withFact(EMPTY_BOOK, { beat: "a", tier: null, source: "direct", delta: { visits: 1, visitors: 0 }, ofBeat: { visits: 1, visitors: 1 } });
  expect(book.totals.visitors).toBe(0);
  expect(book.beats).toMatchObject([{ key: "a", visits: 1, visitors: 1 }]);
});

test("a flood of made-up sources stays one small book, and no count is lost", () => {
  const facts = Array.from({ length: 1_000 }, (_, i) => ({ beat: null, tier: null, source: `s${i}`, delta: { visits: 1 } }));
  const { sources, totals } = facts.reduce(withFact, EMPTY_BOOK);
  expect(sources).toHaveLength(MAX_PARTS);
  expect(sources.find(({ key }) => key === OTHER)?.visits).toBe(1_000 - (MAX_PARTS - 1));
  expect(totals.visits).toBe(1_000);
});
