import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { refundStanding, type RefundFact } from "./refundStanding";

const fact: fc.Arbitrary<RefundFact> = fc.record({
  amount: fc.integer({ min: 1, max: 5_000 }),
  madeAt: fc.nat(20),
  failedAt: fc.option(fc.nat(40), { nil: null }),
});

describe("for any refunds", () => {
  test("the order in which they are known does not matter", () => {
    fc.assert(
      fc.property(fc.array(fact, { maxLength: 6 }), fc.nat(10_000), fc.nat(30_000), (facts, told, total) => {
        expect(refundStanding([...facts].reverse(), told, total)).toEqual(refundStanding(facts, told, total));
      }),
    );
  });

  test("no more stands than was promised, no more was promised than was made, and what is neither stands nor failed", () => {
    fc.assert(
      fc.property(fc.array(fact, { maxLength: 6 }), fc.nat(10_000), fc.nat(30_000), (facts, told, total) => {
        const { made, failed, refunded, due } = refundStanding(facts, told, total);
        expect(refunded).toBeLessThanOrEqual(due);
        expect(due).toBeLessThanOrEqual(made);
        expect(refunded + failed).toBe(made);
      }),
    );
  });
});

test("a sum that was told of counts until the refunds themselves are known", () => {
  expect(refundStanding([], 700, 2_500)).toEqual({ made: 700, failed: 0, refunded: 700, due: 700 });
  expect(refundStanding([{ amount: 700, madeAt: 1, failedAt: null }], 700, 2_500)).toEqual({ made: 700, failed: 0, refunded: 700, due: 700 });
});

test("a refund that failed is still owed", () => {
  expect(refundStanding([{ amount: 700, madeAt: 1, failedAt: 9 }], 700, 2_500)).toEqual({ made: 700, failed: 700, refunded: 0, due: 700 });
});

test("a refund made again after one that failed is the same debt, not a second one", () => {
  const facts = [
    { amount: 700, madeAt: 1, failedAt: 9 },
    { amount: 700, madeAt: 9, failedAt: null },
  ];
  expect(refundStanding(facts, 700, 2_500)).toEqual({ made: 1_400, failed: 700, refunded: 700, due: 700 });
});

test("two refunds that stood together were both promised, though one failed", () => {
  const facts = [
    { amount: 700, madeAt: 1, failedAt: 9 },
    { amount: 300, madeAt: 2, failedAt: null },
  ];
  expect(refundStanding(facts, 0, 2_500)).toMatchObject({ refunded: 300, due: 1_000 });
});

test("a refund that failed in the second it was made was made first", () => {
  expect(refundStanding([{ amount: 700, madeAt: 5, failedAt: 5 }], 0, 2_500)).toMatchObject({ refunded: 0, due: 700 });
});

test("nobody was promised more than they paid", () => {
  const facts = [
    { amount: 700, madeAt: 1, failedAt: 9 },
    { amount: 700, madeAt: 2, failedAt: null },
  ];
  expect(refundStanding(facts, 700, 700)).toMatchObject({ refunded: 700, due: 700 });
});
