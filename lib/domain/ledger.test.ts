import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  BUYER_RETURNS,
  NOTHING_UNWOUND,
  PLATFORM_FEES,
  PLATFORM_LOSSES,
  PLATFORM_PROCESSING,
  STRIPE_BALANCE,
  assertBalanced,
  disputeReinstatementEntries,
  disputeWithdrawalEntries,
  processingFeeEntries,
  refundEntries,
  saleEntries,
  sellerAccount,
  unwoundEntries,
  type BookedLine,
  type LedgerEntry,
  type Unwound,
} from "./ledger";

const line: fc.Arbitrary<BookedLine> = fc.record({
  sellerId: fc.constantFrom("ada", "ben", "cleo"),
  amount: fc.integer({ min: 0, max: 5_000_000 }),
  feeBps: fc.constantFrom(0, 300, 400, 600, 800, 1_000),
  delivered: fc.boolean(),
});
const cart = fc.array(line, { minLength: 1, maxLength: 8 });

const sum = (entries: LedgerEntry[]) => entries.reduce((total, entry) => total + entry.amount, 0);
const totalOf = (lines: BookedLine[]) => lines.reduce((total, { amount }) => total + amount, 0);

function balances(entries: LedgerEntry[]): Record<string, number> {
  const result: Record<string, number> = {};
  for (const { account, amount } of entries) result[account] = (result[account] ?? 0) + amount;
  return Object.fromEntries(Object.entries(result).filter(([, amount]) => amount !== 0));
}

/** Ways to refund all of a total, in steps. */
function steps(total: number, cuts: number[]): [number, number][] {
  const stops = [...new Set(cuts.map((cut) => Math.floor(cut * total)))].filter((stop) => stop > 0 && stop < total).sort((a, b) => a - b);
  return [...stops, total].map((stop, index, all) => [all[index - 1] ?? 0, stop]);
}

describe("for any cart", () => {
  test("sale, processing fee and refund each add up to zero", () => {
    fc.assert(
      fc.property(cart, fc.nat(100_000), fc.double({ min: 0, max: 1, noNaN: true }), (lines, fee, part) => {
        expect(sum(saleEntries(lines))).toBe(0);
        expect(sum(processingFeeEntries(lines, fee))).toBe(0);
        expect(sum(refundEntries(lines, 0, Math.floor(totalOf(lines) * part)))).toBe(0);
      }),
    );
  });

  test("a full refund, in however many steps, leaves every account where it was", () => {
    fc.assert(
      fc.property(cart, fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 6 }), (lines, cuts) => {
        const refunds = steps(totalOf(lines), cuts).flatMap(([from, to]) => refundEntries(lines, from, to));
        expect(balances([...saleEntries(lines), ...refunds])).toEqual({});
      }),
    );
  });

  test("after a full refund a seller bears exactly Stripe's fee on what they delivered, and the platform the rest", () => {
    fc.assert(
      fc.property(cart, fc.nat(100_000), (lines, fee) => {
        const all = [...saleEntries(lines), ...processingFeeEntries(lines, fee), ...refundEntries(lines, 0, totalOf(lines))];
        const left = balances(all);
        expect(left[STRIPE_BALANCE] ?? 0).toBe(fee);
        expect(left[PLATFORM_FEES] ?? 0).toBe(0);
        expect(left[BUYER_RETURNS] ?? 0).toBe(0);
        if (lines.every(({ delivered }) => delivered)) expect(left[PLATFORM_PROCESSING] ?? 0).toBe(0);
        if (lines.every(({ delivered }) => !delivered)) expect(left[PLATFORM_PROCESSING] ?? 0).toBe(0 - fee);
      }),
    );
  });

  test("no refund goes beyond what was paid, nor backwards", () => {
    fc.assert(
      fc.property(cart, (lines) => {
        const total = totalOf(lines);
        expect(() => refundEntries(lines, 0, total + 1)).toThrow(RangeError);
        expect(() => refundEntries(lines, 5, 4)).toThrow(RangeError);
      }),
    );
  });
});

/** A cart, and two standings its order could have. */
const standings = cart.chain((lines) => {
  const total = totalOf(lines);
  const standing: fc.Arbitrary<Unwound> = fc
    .tuple(fc.nat(total), fc.nat(total), fc.nat(2 * total))
    .map(([a, b, withdrawn]) => ({ refunded: Math.min(a, b), due: Math.max(a, b), withdrawn }));
  return fc.record({ lines: fc.constant(lines), total: fc.constant(total), one: standing, other: standing });
});

describe("for any cart, refunds and disputes", () => {
  test("every step adds up to zero, and a way round through another standing leaves the same book", () => {
    fc.assert(
      fc.property(standings, ({ lines, one, other }) => {
        const direct = unwoundEntries(lines, NOTHING_UNWOUND, other);
        const detour = [...unwoundEntries(lines, NOTHING_UNWOUND, one), ...unwoundEntries(lines, one, other)];
        expect(sum(direct)).toBe(0);
        expect(balances(detour)).toEqual(balances(direct));
      }),
    );
  });

  test("Stripe's balance loses exactly what went back, and nobody but the platform bears more than was paid", () => {
    fc.assert(
      fc.property(standings, ({ lines, total, one }) => {
        const left = balances([...saleEntries(lines), ...unwoundEntries(lines, NOTHING_UNWOUND, one)]);
        const gone = one.refunded + one.withdrawn;
        expect(left[STRIPE_BALANCE] ?? 0).toBe(gone - total);
        expect(left[PLATFORM_LOSSES] ?? 0).toBe(0 - Math.max(0, gone - total));
        for (const seller of ["ada", "ben", "cleo"]) expect(left[sellerAccount(seller)] ?? 0).toBeGreaterThanOrEqual(0);
        expect(left[PLATFORM_FEES] ?? 0).toBeGreaterThanOrEqual(0);
        expect(left[BUYER_RETURNS] ?? 0).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  test("a dispute that is won leaves the book as it was, but for what the bank kept of its fee", () => {
    fc.assert(
      fc.property(standings, fc.nat(2_000), ({ lines, one }, fee) => {
        const amount = one.withdrawn;
        const before = { ...one, withdrawn: 0 };
        const lost = disputeWithdrawalEntries(lines, before, amount, fee);
        const won = disputeReinstatementEntries(lines, one, amount, fee);
        expect(sum(lost)).toBe(0);
        expect(balances([...lost, ...won])).toEqual({});
        expect(balances([...lost, ...disputeReinstatementEntries(lines, one, amount, 0)])).toEqual(balances(processingFeeEntries(lines, fee)));
      }),
    );
  });
});

describe("a $25 sale on the free plan", () => {
  const sale: BookedLine[] = [{ sellerId: "ada", amount: 2_500, feeBps: 1_000, delivered: true }];

  test("owes the seller 90 % and earns the platform 10 %", () => {
    expect(saleEntries(sale)).toEqual([
      { account: PLATFORM_FEES, amount: 250 },
      { account: sellerAccount("ada"), amount: 2_250 },
      { account: STRIPE_BALANCE, amount: -2_500 },
    ]);
  });

  test("books Stripe's fee against the seller", () => {
    expect(processingFeeEntries(sale, 103)).toEqual([
      { account: sellerAccount("ada"), amount: -103 },
      { account: STRIPE_BALANCE, amount: 103 },
    ]);
  });

  test("that could not be delivered stays the buyer's, and costs the seller nothing", () => {
    const refused = sale.map((sold) => ({ ...sold, delivered: false }));
    expect(saleEntries(refused)).toEqual([
      { account: BUYER_RETURNS, amount: 2_500 },
      { account: STRIPE_BALANCE, amount: -2_500 },
    ]);
    expect(processingFeeEntries(refused, 103)).toEqual([
      { account: PLATFORM_PROCESSING, amount: -103 },
      { account: STRIPE_BALANCE, amount: 103 },
    ]);
  });

  test("disputed by a bank: the platform returns its fee, the seller the rest and the bank's fee", () => {
    expect(disputeWithdrawalEntries(sale, NOTHING_UNWOUND, 2_500, 1_500)).toEqual([
      { account: PLATFORM_FEES, amount: -250 },
      { account: sellerAccount("ada"), amount: -3_750 },
      { account: STRIPE_BALANCE, amount: 4_000 },
    ]);
  });

  test("disputed and won without the fee costs the seller the fee", () => {
    const withdrawn = { ...NOTHING_UNWOUND, withdrawn: 2_500 };
    expect(disputeReinstatementEntries(sale, withdrawn, 2_500, 0)).toEqual([
      { account: PLATFORM_FEES, amount: 250 },
      { account: sellerAccount("ada"), amount: 2_250 },
      { account: STRIPE_BALANCE, amount: -2_500 },
    ]);
  });

  test("refunded, and the refund sent back by the buyer's bank: the money is the buyer's, not the seller's again", () => {
    const refunded = { refunded: 2_500, due: 2_500, withdrawn: 0 };
    expect(unwoundEntries(sale, refunded, { ...refunded, refunded: 0 })).toEqual([
      { account: BUYER_RETURNS, amount: 2_500 },
      { account: STRIPE_BALANCE, amount: -2_500 },
    ]);
  });

  test("refunded and withdrawn by the bank as well: the second time is the platform's loss", () => {
    const refunded = { refunded: 2_500, due: 2_500, withdrawn: 0 };
    expect(unwoundEntries(sale, refunded, { ...refunded, withdrawn: 2_500 })).toEqual([
      { account: PLATFORM_LOSSES, amount: -2_500 },
      { account: STRIPE_BALANCE, amount: 2_500 },
    ]);
  });

  test("a standing that cannot be is refused", () => {
    for (const impossible of [{ refunded: 2_501, due: 2_501 }, { due: 2_501 }, { refunded: 2, due: 1 }, { withdrawn: -1 }, { refunded: -1 }]) {
      expect(() => unwoundEntries(sale, NOTHING_UNWOUND, { ...NOTHING_UNWOUND, ...impossible })).toThrow(RangeError);
    }
  });

  test("half refunded gives half of the fee back", () => {
    expect(refundEntries(sale, 0, 1_250)).toEqual([
      { account: PLATFORM_FEES, amount: -125 },
      { account: sellerAccount("ada"), amount: -1_125 },
      { account: STRIPE_BALANCE, amount: 1_250 },
    ]);
  });
});

test("a refund falls on undelivered lines first", () => {
  const lines: BookedLine[] = [
    { sellerId: "ada", amount: 1_000, feeBps: 1_000, delivered: true },
    { sellerId: "ben", amount: 700, feeBps: 1_000, delivered: false },
  ];
  expect(refundEntries(lines, 0, 700)).toEqual([
    { account: BUYER_RETURNS, amount: -700 },
    { account: STRIPE_BALANCE, amount: 700 },
  ]);
});

test("entries that do not balance are refused", () => {
  expect(() => assertBalanced([{ account: STRIPE_BALANCE, amount: 1 }])).toThrow(RangeError);
  expect(() => processingFeeEntries([{ sellerId: "ada", amount: 1, feeBps: 0, delivered: true }], -1)).toThrow(RangeError);
});
