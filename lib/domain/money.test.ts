import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { allocate, chargeable, feeOf, formatMoney, shortMoney, splitFee } from "./money";

const amount = fc.integer({ min: 0, max: 1_000_000_000 });
const bps = fc.integer({ min: 0, max: 10_000 });

describe("fees", () => {
  test("defect 49: fee and share add up to the amount for every rate", () => {
    fc.assert(
      fc.property(amount, bps, (total, rate) => {
        const { fee, share } = splitFee(total, rate);
        expect(fee + share).toBe(total);
        expect(fee).toBeGreaterThanOrEqual(0);
        expect(share).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  test("a fee is within half a cent of the exact one, and half a cent rounds up", () => {
    fc.assert(fc.property(amount, bps, (total, rate) => Math.abs(feeOf(total, rate) - (total * rate) / 10_000) <= 0.5));
    expect(feeOf(2_500, 1_000)).toBe(250);
    expect(feeOf(5, 1_000)).toBe(1);
    expect(feeOf(4, 1_000)).toBe(0);
  });

  test.each([[1.5, 100], [-1, 100], [100, -1], [100, 10_001], [Number.NaN, 1], [100, 0.5]])(
    "defect 47: feeOf(%s, %s) is refused rather than rounded",
    (total, rate) => expect(() => feeOf(total, rate)).toThrow(RangeError),
  );
});

describe("allocation", () => {
  test("no cent is lost or made, whatever the weights", () => {
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000, max: 1_000_000 }), fc.array(amount, { minLength: 1, maxLength: 30 }), (total, weights) => {
        const parts = allocate(total, weights);
        expect(parts).toHaveLength(weights.length);
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(total);
      }),
    );
  });

  test("each part is within one cent of its exact share", () => {
    fc.assert(
      fc.property(amount, fc.array(fc.integer({ min: 1, max: 100_000 }), { minLength: 1, maxLength: 12 }), (total, weights) => {
        const sum = weights.reduce((all, weight) => all + weight, 0);
        allocate(total, weights).forEach((part, index) => {
          expect(Math.abs(part - (total * (weights[index] ?? 0)) / sum)).toBeLessThan(1);
        });
      }),
    );
  });

  test("odd cents go to the largest remainders, earlier ones first", () => {
    expect(allocate(100, [1, 1, 1])).toEqual([34, 33, 33]);
    expect(allocate(5, [0, 0])).toEqual([3, 2]);
    expect(allocate(10, [0, 3, 1])).toEqual([0, 8, 2]);
  });

  test.each([[[]], [[-1]], [[0.5]]])("weights %j are refused", (weights) => {
    expect(() => allocate(10, weights)).toThrow(RangeError);
  });
});

test("totals of 1 to 49 cents are free, 50 is charged", () => {
  expect([0, 1, 49, 50, 51].map(chargeable)).toEqual([0, 0, 0, 50, 51]);
  expect(() => chargeable(-1)).toThrow(RangeError);
});

test("defect 47: money is printed in the currency's own minor digits", () => {
  expect(formatMoney(2_500, "usd")).toBe("$25.00");
  expect(formatMoney(1_998, "usd")).toBe("$19.98");
  expect(formatMoney(500, "jpy")).toBe("¥500");
  expect(() => formatMoney(19.98, "usd")).toThrow(RangeError);
});

test("a price that stands for itself loses the cents only where there are none", () => {
  expect(shortMoney(2_500, "usd")).toBe("$25");
  expect(shortMoney(1_990, "usd")).toBe("$19.90");
  expect(shortMoney(500, "jpy")).toBe("¥500");
  expect(() => shortMoney(19.98, "usd")).toThrow(RangeError);
});
