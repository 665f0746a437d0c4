import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { TIER_TYPES } from "./beatTiers";
import { codeFrom, couponCode, couponOff, covers, type CouponScope } from "./coupons";
import { discountOn, spreadOver } from "./discounts";
import { chargeable } from "./money";

const EVERYTHING: CouponScope = { beatIds: null, tiers: null, minAmount: 0 };

const discount = fc.oneof(
  fc.record({ kind: fc.constant("percent" as const), percent: fc.integer({ min: 1, max: 100 }) }),
  fc.record({ kind: fc.constant("amount" as const), amount: fc.integer({ min: 50, max: 1_000_000 }) }),
);
const line = fc.record({ beatId: fc.constantFrom("a", "b", "c"), tierType: fc.constantFrom(...TIER_TYPES), amount: fc.integer({ min: 0, max: 1_000_000 }) });

describe("codes", () => {
  test.each([
    ["spring-25", "SPRING-25"],
    ["  s p r i n g ", "SPRING"],
    ["Abc", "ABC"],
  ])("%s is %s, however it is written", (text, code) => expect(couponCode(text)).toBe(code));

  test.each(["", "AB", "-AB", "AB-", "A_B", "ÄBC", "A".repeat(25), "A/B"])("%s is none", (text) => expect(couponCode(text)).toBeNull());

  test("one that we make up is one, and is kept as it is", () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 10, maxLength: 10 }), (bytes) => {
        expect(couponCode(codeFrom(bytes))).toBe(codeFrom(bytes));
      }),
    );
  });
});

describe("what comes off", () => {
  test("half a cent rounds in the buyer's favour, and a sum takes no more than there is", () => {
    expect(discountOn({ kind: "percent", percent: 15 }, 2_599)).toBe(390);
    expect(discountOn({ kind: "percent", percent: 50 }, 101)).toBe(51);
    expect(discountOn({ kind: "amount", amount: 500 }, 300)).toBe(300);
    expect(() => discountOn({ kind: "percent", percent: 101 }, 100)).toThrow(RangeError);
  });

  test("spread over lines no cent is lost and none is below zero", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 20 }), fc.double({ min: 0, max: 1, noNaN: true }), (amounts, share) => {
        const sum = amounts.reduce((total, amount) => total + amount, 0);
        const off = Math.floor(sum * share);
        const parts = spreadOver(amounts, off);
        expect(parts.reduce((total, part) => total + part, 0)).toBe(off);
        parts.forEach((part, at) => {
          expect(part).toBeGreaterThanOrEqual(0);
          expect(part).toBeLessThanOrEqual(amounts[at] ?? 0);
        });
      }),
    );
  });

  test("of any lines: exactly what the discount says, or all of it where the rest could not be charged", () => {
    fc.assert(
      fc.property(discount, fc.array(line, { minLength: 1, maxLength: 12 }), (given, lines) => {
        const { off } = couponOff(given, EVERYTHING, lines);
        const total = lines.reduce((sum, { amount }) => sum + amount, 0);
        if (off === null) {
          expect(total).toBe(0);
          return;
        }
        const taken = off.reduce((sum, part) => sum + part, 0);
        const asked = discountOn(given, total);
        // A percentage that comes to less than half a cent takes nothing off, and then nothing is rounded away either.
        expect(total - taken).toBe(asked === 0 ? total : chargeable(total - asked));
        lines.forEach(({ amount }, at) => expect(amount - (off[at] ?? 0)).toBeGreaterThanOrEqual(0));
      }),
    );
  });

  test("a line that is not covered keeps its price, and does not count towards the minimum", () => {
    const scope: CouponScope = { beatIds: ["a"], tiers: ["basic"], minAmount: 2_000 };
    const lines = [
      { beatId: "a", tierType: "basic", amount: 2_500 },
      { beatId: "a", tierType: "premium", amount: 7_500 },
      { beatId: "b", tierType: "basic", amount: 2_500 },
    ] as const;
    expect(couponOff({ kind: "percent", percent: 20 }, scope, lines)).toEqual({ off: [500, 0, 0], refusal: null });
    expect(couponOff({ kind: "percent", percent: 20 }, { ...scope, minAmount: 2_501 }, lines)).toEqual({ off: null, refusal: "below_minimum" });
    expect(couponOff({ kind: "percent", percent: 20 }, scope, lines.slice(1))).toEqual({ off: null, refusal: "out_of_scope" });
    expect(covers(scope, { beatId: "a", tierType: "exclusive" })).toBe(false);
  });
});
