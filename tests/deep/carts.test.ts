import fc from "fast-check";
import { expect, test } from "vitest";
import { type BookedLine, type LedgerEntry, processingFeeEntries, refundEntries, saleEntries, sellerAccount } from "../../lib/domain/ledger";

const line: fc.Arbitrary<BookedLine> = fc.record({
  sellerId: fc.constantFrom("a", "b", "c"),
  amount: fc.integer({ min: 1, max: 1_000_000 }),
  feeBps: fc.constantFrom(0, 300, 400, 600, 800, 1000),
  delivered: fc.boolean(),
});

function balances(entries: readonly LedgerEntry[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { account, amount } of entries) sums.set(account, (sums.get(account) ?? 0) + amount);
  return sums;
}

test("10,000 random carts with fees and split refunds: every step sums to zero, and a whole refund leaves only Stripe's fee", () => {
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 8 }), fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 6 }), fc.integer({ min: 0, max: 5000 }), (lines, cuts, fee) => {
      const total = lines.reduce((sum, { amount }) => sum + amount, 0);
      const steps = [0, ...cuts.map((cut) => Math.floor(cut * total)).sort((x, y) => x - y), total];
      const refunds = steps.slice(1).map((after, index) => refundEntries(lines, steps[index] ?? 0, after));
      const transactions = [saleEntries(lines), processingFeeEntries(lines, fee), ...refunds];
      for (const entries of transactions) expect(entries.reduce((sum, { amount }) => sum + amount, 0)).toBe(0);

      const after = balances(transactions.flat());
      const borne = balances(processingFeeEntries(lines, fee));
      for (const account of [sellerAccount("a"), sellerAccount("b"), sellerAccount("c"), "platform:fees", "buyers:returns"]) {
        expect(after.get(account) ?? 0).toBe(borne.get(account) ?? 0);
      }
    }),
    { numRuns: 10_000 },
  );
});
