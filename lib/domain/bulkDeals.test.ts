import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { TIER_TYPES } from "./beatTiers";
import { DEAL_BOUNDS, type DealLine, dealOff, missingFor } from "./bulkDeals";
import { couponOff } from "./coupons";
import { SMALLEST_CHARGE } from "./money";

const deal = fc.record({ tierType: fc.constantFrom(...TIER_TYPES), buy: fc.integer(DEAL_BOUNDS.buy), get: fc.integer(DEAL_BOUNDS.get) });
const cart = fc
  .array(fc.record({ tierType: fc.constantFrom(...TIER_TYPES.slice(0, 2)), amount: fc.oneof(fc.constant(0), fc.integer({ min: 50, max: 9_000 })), fixed: fc.boolean() }), { maxLength: 20 })
  .map((lines): DealLine[] => lines.map((line, at) => ({ ...line, key: `k${at}` })));
const total = (amounts: Iterable<number>) => [...amounts].reduce((sum, amount) => sum + amount, 0);
const runs = { numRuns: 500 };

const line = (key: string, amount: number, more: Partial<DealLine> = {}): DealLine => ({ key, tierType: "basic", amount, fixed: false, ...more });
const TWO_GET_ONE = { tierType: "basic", buy: 2, get: 1 } as const;

describe("buy 2, get 1", () => {
  test.each([
    ["the cheapest of three is free", [line("a", 30), line("b", 10), line("c", 20)], { b: 10 }],
    ["of two, nothing is", [line("a", 30), line("b", 10)], {}],
    ["of six, the cheapest of each three, from the dearest down", [60, 50, 40, 30, 20, 10].map((amount, at) => line(`k${at}`, amount)), { k2: 40, k5: 10 }],
    ["a fifth and a fourth beside three wait for a sixth", [50, 40, 30, 20, 10].map((amount, at) => line(`k${at}`, amount)), { k2: 30 }],
    ["another tier, an agreed price and a free licence do not count", [line("a", 30), line("b", 20), line("c", 10, { tierType: "premium" }), line("d", 10, { fixed: true }), line("e", 0)], {}],
  ])("%s", (_, lines, off) => {
    expect(Object.fromEntries(dealOff(TWO_GET_ONE, lines))).toEqual(off);
  });

  test.each([[0, 3], [1, 2], [2, 1], [3, 3], [5, 1]])("with %i in the cart, %i more make a group", (count, more) => {
    expect(missingFor(TWO_GET_ONE, Array.from({ length: count }, (_, at) => line(`k${at}`, 100)))).toBe(more);
  });
});

test("a deal takes each line off whole or not at all, and never more than there is", () => {
  fc.assert(
    fc.property(deal, cart, (terms, lines) => {
      const off = dealOff(terms, lines);
      for (const { key, amount } of lines) expect([0, amount]).toContain(off.get(key) ?? 0);
      expect(off.size % terms.get).toBe(0);
      expect(total(lines.map(({ key, amount }) => amount - (off.get(key) ?? 0)))).toBe(total(lines.map(({ amount }) => amount)) - total(off.values()));
    }),
    runs,
  );
});

test("the order of the lines does not matter", () => {
  fc.assert(
    fc.property(deal, cart.chain((lines) => fc.tuple(fc.constant(lines), fc.shuffledSubarray(lines, { minLength: lines.length }))), (terms, [lines, shuffled]) => {
      expect(new Map([...dealOff(terms, shuffled)].sort())).toEqual(new Map([...dealOff(terms, lines)].sort()));
    }),
    runs,
  );
});

test("one more licence never makes less free, and what is paid for is at least as dear as what is given", () => {
  fc.assert(
    fc.property(deal, cart, fc.integer({ min: 50, max: 9_000 }), (terms, lines, amount) => {
      const off = total(dealOff(terms, lines).values());
      expect(total(dealOff(terms, [...lines, { key: "new", tierType: terms.tierType, amount, fixed: false }]).values())).toBeGreaterThanOrEqual(off);
      const paid = lines.filter(({ key, tierType, fixed }) => tierType === terms.tierType && !fixed && !dealOff(terms, lines).has(key));
      if (terms.get <= terms.buy) expect(total(paid.map((each) => each.amount))).toBeGreaterThanOrEqual(off);
    }),
    runs,
  );
});

test("a coupon on top comes off what the deal left: no line below zero, and the lines add up to what is charged", () => {
  const coupon = fc.oneof(
    fc.record({ kind: fc.constant("percent" as const), percent: fc.integer({ min: 1, max: 100 }) }),
    fc.record({ kind: fc.constant("amount" as const), amount: fc.integer({ min: 50, max: 20_000 }) }),
  );
  fc.assert(
    fc.property(deal, cart, coupon, (terms, lines, discount) => {
      const off = dealOff(terms, lines);
      const left = lines.map(({ key, tierType, amount, fixed }) => ({ beatId: key, tierType, fixed, amount: amount - (off.get(key) ?? 0) }));
      const taken = couponOff(discount, { beatIds: null, tiers: null, minAmount: 0 }, left).off ?? left.map(() => 0);
      const paid = left.map(({ amount }, at) => amount - (taken[at] ?? 0));
      for (const amount of paid) expect(amount).toBeGreaterThanOrEqual(0);
      expect(total(paid) === 0 || total(paid) >= SMALLEST_CHARGE).toBe(true);
    }),
    runs,
  );
});
