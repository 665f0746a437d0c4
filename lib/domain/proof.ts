import { NOTHING_UNWOUND, processingFeeEntries, saleEntries, STRIPE_BALANCE, unwoundEntries, type BookedLine, type LedgerEntry } from "./ledger";
import { refundStanding, type RefundFact } from "./refundStanding";

/** One of Stripe's balance transactions about an order. Minor units; `net` is what it added to the balance; `created` in seconds. */
export type BalanceFact = { type: string; category: string; amount: number; fee: number; net: number; created: number; sourceId: string | null };

/**
 * Types of https://docs.stripe.com/reports/balance-transaction-types: `payment…` are the same for methods other than cards. A bank
 * debit stands in the balance from the day it is sent; when it fails, a negative transaction takes it and its fee back.
 */
const CHARGES = ["charge", "payment", "payment_failure_refund", "payment_reversal"];
const REFUNDS = ["refund", "payment_refund"];
/** A refund that the buyer's bank sent back: its source is the refund. */
const FAILURES = ["refund_failure"];
/** Reporting categories: what a bank took for a dispute, and what it gave back. */
const DISPUTES = ["dispute", "dispute_reversal"];

export type Expectation = {
  /** What the book must hold of the order, by account; accounts of zero may be left out. */
  accounts: Map<string, number>;
  /** What cannot be explained by sale, fee, refund and dispute, for people. */
  problems: string[];
};

/**
 * What every account must hold of an order, worked out from Stripe's balance transactions alone with the rules by which sales are
 * booked. `stripe:balance` is always what Stripe really moved: where that cannot be explained, the book differs from it.
 */
export function expectedOf(lines: readonly BookedLine[], facts: readonly BalanceFact[]): Expectation {
  const charges = facts.filter(({ type }) => CHARGES.includes(type));
  const disputes = facts.filter(({ category }) => DISPUTES.includes(category));
  const problems = facts.filter((fact) => !isKnown(fact)).map(({ type }) => `a transaction of type ${type}`);
  const ordered = lines.reduce((total, line) => total + line.amount, 0);
  const charged = sum(charges, "amount");
  const { refunded, due } = refundStanding(refundsOf(facts), 0, ordered);
  const withdrawn = 0 - sum(disputes, "amount");
  const soldAsOrdered = charged === ordered && charged !== 0;
  const unwindable = refunded >= 0 && refunded <= charged && withdrawn >= 0;
  if (charged !== 0 && !soldAsOrdered) problems.push(`charged ${charged}, ordered for ${ordered}`);
  if (refunded < 0 || refunded > charged) problems.push(`refunded ${refunded} of ${charged}`);
  if (withdrawn < 0) problems.push(`${0 - withdrawn} given back more than was taken for disputes`);
  const entries: LedgerEntry[] = [];
  if (soldAsOrdered) entries.push(...saleEntries(lines), ...processingFeeEntries(lines, sum(charges, "fee")));
  if (soldAsOrdered && unwindable) entries.push(...unwoundEntries(lines, NOTHING_UNWOUND, { refunded, due, withdrawn }));
  if (soldAsOrdered) entries.push(...disputes.flatMap(({ fee }) => disputeFeeEntries(lines, fee)));
  const accounts = balancesOf(entries);
  accounts.set(STRIPE_BALANCE, 0 - sum(facts, "net"));
  return { accounts, problems };
}

function isKnown({ type, category }: BalanceFact): boolean {
  return [...CHARGES, ...REFUNDS, ...FAILURES].includes(type) || DISPUTES.includes(category);
}

/** Refunds one by one, each with the time at which it came back, if it did. */
function refundsOf(facts: readonly BalanceFact[]): RefundFact[] {
  const failures = facts.filter(({ type }) => FAILURES.includes(type));
  return facts
    .filter(({ type }) => REFUNDS.includes(type))
    .map(({ amount, created, sourceId }) => ({
      amount: 0 - amount,
      madeAt: created,
      failedAt: failures.find((failure) => failure.sourceId === sourceId)?.created ?? null,
    }));
}

/** What Stripe charged for a dispute, each time allocated as it was booked: a cent of rounding is a difference, too. */
function disputeFeeEntries(lines: readonly BookedLine[], fee: number): LedgerEntry[] {
  if (fee >= 0) return processingFeeEntries(lines, fee);
  return processingFeeEntries(lines, 0 - fee).map(({ account, amount }) => ({ account, amount: 0 - amount }));
}

/** Balances by account. */
export function balancesOf(entries: readonly LedgerEntry[]): Map<string, number> {
  const balances = new Map<string, number>();
  for (const { account, amount } of entries) balances.set(account, (balances.get(account) ?? 0) + amount);
  return balances;
}

function sum(facts: readonly BalanceFact[], field: "amount" | "fee" | "net"): number {
  return facts.reduce((total, fact) => total + fact[field], 0);
}
