import fc from "fast-check";
import { expect, test } from "vitest";
import { TIER_TYPES } from "../../lib/domain/beatTiers";
import { couponOff } from "../../lib/domain/coupons";
import {
  type BookedLine,
  type LedgerEntry,
  type Unwound,
  disputeReinstatementEntries,
  disputeWithdrawalEntries,
  processingFeeEntries,
  refundEntries,
  saleEntries,
  sellerAccount,
  unwoundEntries,
} from "../../lib/domain/ledger";
import { SMALLEST_CHARGE } from "../../lib/domain/money";
import { type BalanceFact, expectedOf } from "../../lib/domain/proof";
import { type RefundFact, refundStanding } from "../../lib/domain/refundStanding";
import { effort } from "../support/effort";

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

test("random carts with fees and split refunds: every step sums to zero, and a whole refund leaves only Stripe's fee", () => {
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
    { numRuns: effort(500, 10_000) },
  );
});

const coupon = fc.record({
  discount: fc.oneof(
    fc.record({ kind: fc.constant("percent" as const), percent: fc.integer({ min: 1, max: 100 }) }),
    fc.record({ kind: fc.constant("amount" as const), amount: fc.integer({ min: 50, max: 1_000_000 }) }),
  ),
  tiers: fc.option(fc.uniqueArray(fc.constantFrom(...TIER_TYPES), { minLength: 1 })),
  minAmount: fc.constantFrom(0, 2_000, 50_000),
});

test("random carts with a coupon, paid and refunded in steps: sellers, platform and Stripe know the net price alone, to the cent", () => {
  fc.assert(
    fc.property(fc.array(fc.record({ line, tierType: fc.constantFrom(...TIER_TYPES) }), { minLength: 1, maxLength: 8 }), coupon, fc.double({ min: 0, max: 1, noNaN: true }), (cart, { discount, ...scope }, cut) => {
      const priced = cart.map(({ line: { amount }, tierType }, at) => ({ beatId: `beat${at}`, tierType, amount }));
      const { off } = couponOff(discount, { ...scope, beatIds: null }, priced);
      const lines = cart.map(({ line: one }, at) => ({ ...one, amount: one.amount - (off?.[at] ?? 0) }));
      const list = priced.reduce((sum, { amount }) => sum + amount, 0);
      const total = lines.reduce((sum, { amount }) => sum + amount, 0);
      for (const { amount } of lines) expect(amount).toBeGreaterThanOrEqual(0);
      expect(list - total).toBe(off?.reduce((sum, part) => sum + part, 0) ?? 0);
      if (total < list) expect(total === 0 || total >= SMALLEST_CHARGE).toBe(true);

      const sale = balances(saleEntries(lines));
      expect(0 - (sale.get("stripe:balance") ?? 0)).toBe(total);
      const half = Math.floor(total * cut);
      const after = balances([...saleEntries(lines), ...refundEntries(lines, 0, half), ...refundEntries(lines, half, total)]);
      expect([...after.values()].filter((amount) => amount !== 0)).toEqual([]);
      const { accounts, problems } = expectedOf(lines, balanceFacts(total, 0, [], []));
      expect(problems).toEqual([]);
      for (const account of new Set([...sale.keys(), ...accounts.keys()])) expect(accounts.get(account) ?? 0, account).toBe(sale.get(account) ?? 0);
    }),
    { numRuns: effort(500, 10_000) },
  );
});

type Dispute = { amount: number; fee: number; given: boolean; feeGiven: boolean };
type News = { kind: "made" | "failed"; at: number } | { kind: "taken" | "given"; at: number };

/** Refunds that Stripe would have made: each within what was left of the payment at the time. Some fail, and are made again. */
function possibleRefunds(total: number, wishes: readonly { share: number; fails: boolean }[]): RefundFact[] {
  const facts: RefundFact[] = [];
  let left = total;
  for (const [at, { share, fails }] of wishes.entries()) {
    const amount = Math.floor(left * share);
    if (amount === 0) continue;
    facts.push({ amount, madeAt: 10 * at, failedAt: fails ? 10 * at + 5 : null });
    if (!fails) left -= amount;
  }
  return facts;
}

/** What the book of one order says after hearing these news in this order; what cannot be understood yet is heard again later. */
function hear(lines: readonly BookedLine[], refunds: readonly RefundFact[], disputes: readonly Dispute[], news: readonly News[]): LedgerEntry[][] {
  const total = lines.reduce((sum, { amount }) => sum + amount, 0);
  const known = new Map<number, RefundFact>();
  const taken = new Set<number>();
  const given = new Set<number>();
  const booked: LedgerEntry[][] = [];
  const standing = (): Unwound => {
    const { refunded, due } = refundStanding([...known.values()], 0, total);
    const withdrawn = disputes.reduce((sum, { amount }, at) => sum + (taken.has(at) ? amount : 0) - (given.has(at) ? amount : 0), 0);
    return { refunded, due, withdrawn };
  };
  const hearRefund = (at: number, failedAt: number | null): boolean => {
    const fact = refunds[at];
    if (fact === undefined || (known.has(at) && failedAt === null)) return true;
    const before = standing();
    const others = [...known].filter(([other]) => other !== at).map(([, other]) => other);
    if (refundStanding([...others, { ...fact, failedAt }], 0, total).refunded > total) return false;
    known.set(at, { ...fact, failedAt });
    booked.push(unwoundEntries(lines, before, standing()));
    return true;
  };
  const hearDispute = (at: number, kind: "taken" | "given"): boolean => {
    const dispute = disputes[at];
    const heard = kind === "taken" ? taken : given;
    if (dispute === undefined || heard.has(at)) return true;
    if (kind === "given" && !taken.has(at)) return false;
    booked.push(
      kind === "taken"
        ? disputeWithdrawalEntries(lines, standing(), dispute.amount, dispute.fee)
        : disputeReinstatementEntries(lines, standing(), dispute.amount, dispute.feeGiven ? dispute.fee : 0),
    );
    heard.add(at);
    return true;
  };
  let left = [...news];
  while (left.length > 0) {
    const waiting = left.filter(({ kind, at }) => {
      if (kind === "taken" || kind === "given") return !hearDispute(at, kind);
      return !hearRefund(at, kind === "failed" ? (refunds[at]?.failedAt ?? null) : null);
    });
    if (waiting.length === left.length) throw new Error("news that never can be understood");
    left = waiting;
  }
  return booked;
}

const story = fc.record({
  lines: fc.array(line, { minLength: 1, maxLength: 8 }),
  wishes: fc.array(fc.record({ share: fc.constantFrom(0.1, 0.5, 1), fails: fc.boolean() }), { maxLength: 5 }),
  quarrels: fc.array(fc.record({ share: fc.constantFrom(0.2, 0.5, 1), fee: fc.nat(2_000), given: fc.boolean(), feeGiven: fc.boolean() }), { maxLength: 2 }),
  seed: fc.array(fc.nat(), { minLength: 30, maxLength: 30 }),
});

test("random carts, refunds that stand and fail, disputes won and lost, heard in any order: one book, even, equal to Stripe's, and no seller below the sale", () => {
  fc.assert(
    fc.property(story, ({ lines, wishes, quarrels, seed }) => {
      const total = lines.reduce((sum, { amount }) => sum + amount, 0);
      const refunds = possibleRefunds(total, wishes);
      const disputes = quarrels.map(({ share, ...quarrel }) => ({ ...quarrel, amount: Math.max(1, Math.floor(total * share)) }));
      const happened: News[] = [
        ...refunds.flatMap(({ failedAt }, at): News[] => [{ kind: "made", at }, ...(failedAt === null ? [] : [{ kind: "failed" as const, at }])]),
        ...disputes.flatMap(({ given }, at): News[] => [{ kind: "taken", at }, ...(given ? [{ kind: "given" as const, at }] : [])]),
      ];
      const shuffled = happened.map((news, at) => ({ news, rank: seed[at % seed.length] ?? 0 })).sort((a, b) => a.rank - b.rank);
      const heard = hear(lines, refunds, disputes, [...shuffled.map(({ news }) => news), ...happened]);
      for (const entries of heard) expect(entries.reduce((sum, { amount }) => sum + amount, 0)).toBe(0);

      const book = balances([...saleEntries(lines), ...heard.flat()]);
      const inOrder = balances([...saleEntries(lines), ...hear(lines, refunds, disputes, happened).flat()]);
      for (const account of new Set([...book.keys(), ...inOrder.keys()])) expect(book.get(account) ?? 0).toBe(inOrder.get(account) ?? 0);

      const standing = refunds.reduce((sum, { amount, failedAt }) => sum + (failedAt === null ? amount : 0), 0);
      const lost = disputes.reduce((sum, { amount, given }) => sum + (given ? 0 : amount), 0);
      const fees = disputes.reduce((sum, { fee, given, feeGiven }) => sum + (given && feeGiven ? 0 : fee), 0);
      expect(0 - (book.get("stripe:balance") ?? 0)).toBe(total - standing - lost - fees);
      for (const seller of ["a", "b", "c"]) {
        const owed = book.get(sellerAccount(seller)) ?? 0;
        const sale = lines.filter(({ sellerId, delivered }) => sellerId === seller && delivered).reduce((sum, { amount }) => sum + amount, 0);
        expect(owed).toBeLessThanOrEqual(sale);
        expect(owed).toBeGreaterThanOrEqual(0 - fees);
      }
      if (standing === total && lost === 0 && fees === 0) expect([...book.values()].filter((amount) => amount !== 0)).toEqual([]);
    }),
    { numRuns: effort(500, 10_000) },
  );
});

/** Stripe's balance transactions about one order, as its list has them when all of it has happened. */
function balanceFacts(total: number, fee: number, refunds: readonly RefundFact[], disputes: readonly Dispute[]): BalanceFact[] {
  const fact = (type: string, amount: number, more: Partial<BalanceFact> = {}): BalanceFact => {
    const { fee: charged = 0 } = more;
    return { type, category: type, amount, created: 0, sourceId: null, ...more, fee: charged, net: amount - charged };
  };
  return [
    fact("charge", total, { fee }),
    ...refunds.flatMap(({ amount, madeAt, failedAt }, at) => {
      const sourceId = `re_${at}`;
      const made = fact("refund", 0 - amount, { sourceId, created: madeAt });
      return failedAt === null ? [made] : [made, fact("refund_failure", amount, { sourceId, created: failedAt })];
    }),
    ...disputes.flatMap(({ amount, fee: charged, given, feeGiven }) => {
      const taken = fact("adjustment", 0 - amount, { category: "dispute", fee: charged });
      return given ? [taken, fact("adjustment", amount, { category: "dispute_reversal", fee: feeGiven ? 0 - charged : 0 })] : [taken];
    }),
  ];
}

test("random carts and all that may become of them: what the proof works out from Stripe's list alone is the book, account by account, in whatever order both came about", () => {
  fc.assert(
    fc.property(story, fc.nat(5_000), ({ lines, wishes, quarrels, seed }, fee) => {
      const total = lines.reduce((sum, { amount }) => sum + amount, 0);
      const refunds = possibleRefunds(total, wishes);
      const disputes = quarrels.map(({ share, ...quarrel }) => ({ ...quarrel, amount: Math.max(1, Math.floor(total * share)) }));
      const shuffled = <Item>(items: readonly Item[], from: number): Item[] => items.map((item, at) => ({ item, rank: seed[(at + from) % seed.length] ?? 0 })).sort((a, b) => a.rank - b.rank).map(({ item }) => item);
      const happened: News[] = [
        ...refunds.flatMap(({ failedAt }, at): News[] => [{ kind: "made", at }, ...(failedAt === null ? [] : [{ kind: "failed" as const, at }])]),
        ...disputes.flatMap(({ given }, at): News[] => [{ kind: "taken", at }, ...(given ? [{ kind: "given" as const, at }] : [])]),
      ];
      const heard = hear(lines, refunds, disputes, [...shuffled(happened, 0), ...happened]);
      const book = balances([...saleEntries(lines), ...processingFeeEntries(lines, fee), ...heard.flat()]);
      const { accounts, problems } = expectedOf(lines, shuffled(balanceFacts(total, fee, refunds, disputes), 7));
      expect(problems).toEqual([]);
      for (const account of new Set([...book.keys(), ...accounts.keys()])) expect(accounts.get(account) ?? 0, account).toBe(book.get(account) ?? 0);
    }),
    { numRuns: effort(500, 10_000) },
  );
});
