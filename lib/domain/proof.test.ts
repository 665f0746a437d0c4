import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { BUYER_RETURNS, PLATFORM_FEES, processingFeeEntries, refundEntries, saleEntries, sellerAccount, STRIPE_BALANCE, type BookedLine } from "./ledger";
import { balancesOf, expectedOf, type BalanceFact } from "./proof";

const line = fc.record({ sellerId: fc.constantFrom("a", "b", "c"), amount: fc.integer({ min: 50, max: 100_000 }), feeBps: fc.constantFrom(0, 300, 1_000), delivered: fc.boolean() });
const fact = (type: string, amount: number, fee = 0, more: Partial<BalanceFact> = {}): BalanceFact => ({ type, category: type, amount, fee, net: amount - fee, created: 1, sourceId: null, ...more });
const nonZero = (balances: Map<string, number>) => Object.fromEntries([...balances].filter(([, amount]) => amount !== 0));

const LINES: BookedLine[] = [{ sellerId: "a", amount: 2_500, feeBps: 1_000, delivered: true }];

test("Stripe's transactions, in whatever order and however the refund was split, ask for exactly what was booked step by step", () => {
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 5 }), fc.array(fc.nat(), { maxLength: 4 }), fc.nat(), fc.boolean(), (lines, cuts, feeSeed, reversed) => {
      const total = lines.reduce((sum, { amount }) => sum + amount, 0);
      const fee = feeSeed % total;
      const sums = [...new Set(cuts.map((cut) => cut % (total + 1)))].filter((sum) => sum > 0).sort((a, b) => a - b);
      const facts = [fact("charge", total, fee)];
      const booked = [...saleEntries(lines), ...processingFeeEntries(lines, fee)];
      for (const [index, sum] of sums.entries()) {
        const before = sums[index - 1] ?? 0;
        facts.push(fact("refund", before - sum));
        booked.push(...refundEntries(lines, before, sum));
      }
      const { accounts, problems } = expectedOf(lines, reversed ? facts.reverse() : facts);
      expect(problems).toEqual([]);
      expect(nonZero(accounts)).toEqual(nonZero(balancesOf(booked)));
      expect([...accounts.values()].reduce((sum, amount) => sum + amount, 0)).toBe(0);
    }),
    { numRuns: 1_000 },
  );
});

describe("what cannot be explained is said, and the balance is what Stripe moved all the same", () => {
  const cases: [string, BalanceFact[], number, string][] = [
    ["another sum than was ordered", [fact("charge", 2_400, 100)], -2_300, "charged 2400, ordered for 2500"],
    ["more refunded than was charged", [fact("charge", 2_500, 103), fact("refund", -2_600)], 203, "refunded 2600 of 2500"],
    ["a refund without a charge", [fact("refund", -1)], 1, "refunded 1 of 0"],
    ["a sort of transaction that is not booked", [fact("charge", 2_500, 103), fact("contribution", -10)], -2_387, "a transaction of type contribution"],
  ];
  test.each(cases)("%s", (_name, facts, balance, problem) => {
    const { accounts, problems } = expectedOf(LINES, facts);
    expect(problems).toEqual([problem]);
    expect(accounts.get(STRIPE_BALANCE)).toBe(balance);
  });
});

test("a debit that failed took itself and its fee back", () => {
  const { accounts, problems } = expectedOf(LINES, [fact("payment", 2_500, 20), fact("payment_failure_refund", -2_500, -20)]);
  expect({ ...nonZero(accounts), problems }).toEqual({ problems: [] });
});

test("a refund that came back after all was none", () => {
  const came = [fact("charge", 2_500, 103), fact("refund", -2_500, 0, { created: 2, sourceId: "re_1" }), fact("refund_failure", 2_500, 0, { created: 9, sourceId: "re_1" })];
  const { accounts, problems } = expectedOf(LINES, came);
  expect(problems).toEqual([]);
  // The money is back, and it is still the buyer's: sellers and platform have given it up.
  expect(nonZero(accounts)).toEqual({ [STRIPE_BALANCE]: 103 - 2_500, [BUYER_RETURNS]: 2_500, [sellerAccount("a")]: -103 });
});

test("what a bank took for a dispute and gave back leaves the fee alone on the seller", () => {
  const dispute = (amount: number, fee: number) => fact("adjustment", amount, fee, { category: amount < 0 ? "dispute" : "dispute_reversal", sourceId: "dp_1" });
  const sale = fact("charge", 2_500, 103);
  const lost = expectedOf(LINES, [sale, dispute(-2_500, 1_500)]);
  expect({ ...nonZero(lost.accounts), problems: lost.problems }).toEqual({ [STRIPE_BALANCE]: 1_603, [sellerAccount("a")]: -1_603, problems: [] });
  const won = expectedOf(LINES, [sale, dispute(-2_500, 1_500), dispute(2_500, 0)]);
  expect(nonZero(won.accounts)).toEqual({ [STRIPE_BALANCE]: 1_603 - 2_500, [PLATFORM_FEES]: 250, [sellerAccount("a")]: 2_250 - 1_603 });
  const withItsFee = expectedOf(LINES, [sale, dispute(-2_500, 1_500), dispute(2_500, -1_500)]);
  expect(nonZero(withItsFee.accounts)).toEqual(nonZero(expectedOf(LINES, [sale]).accounts));
  expect(expectedOf(LINES, [sale, dispute(1, 0)]).problems).toEqual(["1 given back more than was taken for disputes"]);
});

test("no transactions ask for nothing", () => {
  expect(nonZero(expectedOf(LINES, []).accounts)).toEqual({});
});
