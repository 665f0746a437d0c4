import { allocate, assertMinorUnits, feeOf } from "./money";

/**
 * The double-entry book. Positive amounts belong to an account, negative ones are owed by it, and the entries of every
 * transaction add up to zero. So `seller:<id>` reads as what the platform owes that seller, and `stripe:balance`, which
 * stands for the money itself, reads as minus what lies at Stripe.
 */
export const STRIPE_BALANCE = "stripe:balance";
/** What the platform earned in fees. */
export const PLATFORM_FEES = "platform:fees";
/** What the platform paid Stripe for payments it had to give back because the goods were gone. */
export const PLATFORM_PROCESSING = "platform:processing";
/** Money that is the buyers' and still lies at Stripe: paid for goods that could not be delivered, or returned and sent back by the bank. */
export const BUYER_RETURNS = "buyers:returns";
/** What went back beyond what was paid, when a bank takes what a refund had returned already: the platform's, until the bank gives it back. */
export const PLATFORM_LOSSES = "platform:losses";

/** The account of what is owed to a seller, by user id. */
export function sellerAccount(sellerId: string): string {
  return `seller:${sellerId}`;
}

export type LedgerEntry = { account: string; amount: number };

/** An order line as the book sees it: `amount` in minor units, `delivered` as it was decided when the payment arrived. */
export type BookedLine = { sellerId: string; amount: number; feeBps: number; delivered: boolean };

/** The entries that record a payment for these lines. What could not be delivered stays the buyer's. */
export function saleEntries(lines: readonly BookedLine[]): LedgerEntry[] {
  return net(
    lines.flatMap((line) => {
      if (!line.delivered) return [debit(STRIPE_BALANCE, line.amount), credit(BUYER_RETURNS, line.amount)];
      const fee = feeOf(line.amount, line.feeBps);
      return [
        debit(STRIPE_BALANCE, line.amount),
        credit(PLATFORM_FEES, fee),
        credit(sellerAccount(line.sellerId), line.amount - fee),
      ];
    }),
  );
}

/**
 * The entries for what Stripe kept of a payment. Sellers bear it for what they delivered, in proportion; for what could not
 * be delivered the platform does: the seller had no sale.
 */
export function processingFeeEntries(lines: readonly BookedLine[], fee: number): LedgerEntry[] {
  assertMinorUnits(fee, "fee");
  if (fee < 0) throw new RangeError("a processing fee cannot be negative");
  const parts = allocate(fee, lines.map((line) => line.amount));
  return net(
    lines.flatMap((line, index) => {
      const part = parts[index] ?? 0;
      return [credit(STRIPE_BALANCE, part), debit(line.delivered ? sellerAccount(line.sellerId) : PLATFORM_PROCESSING, part)];
    }),
  );
}

/**
 * The entries for the step from `before` to `after` minor units refunded in all. The platform returns its fee and the seller
 * their share, in proportion; Stripe's own fee stays where it was booked. Steps add up: however a refund is split, the whole
 * of it leaves sellers and platform exactly where they were before the sale.
 */
export function refundEntries(lines: readonly BookedLine[], before: number, after: number): LedgerEntry[] {
  const total = lines.reduce((sum, line) => sum + line.amount, 0);
  assertMinorUnits(before, "before");
  assertMinorUnits(after, "after");
  if (before < 0 || after < before || after > total) throw new RangeError("a refund goes forward and never beyond what was paid");
  const from = refundedPerLine(lines, before);
  const to = refundedPerLine(lines, after);
  return net(
    lines.flatMap((line, index) => {
      const was = from[index] ?? 0;
      const is = to[index] ?? 0;
      if (!line.delivered) return [credit(STRIPE_BALANCE, is - was), debit(BUYER_RETURNS, is - was)];
      // Fees of the sums so far, not of the step: rounded so, the last step returns exactly what is left of the fee.
      const fee = feeOf(is, line.feeBps) - feeOf(was, line.feeBps);
      return [
        credit(STRIPE_BALANCE, is - was),
        debit(PLATFORM_FEES, fee),
        debit(sellerAccount(line.sellerId), is - was - fee),
      ];
    }),
  );
}

/** How much of an order's payment has gone back, by which way. Minor units. */
export type Unwound = {
  /** Refunds that stand. */
  refunded: number;
  /** Refunds that ever stood at once. More than `refunded` when one failed later: the difference is still owed to the buyer. */
  due: number;
  /** What banks took for disputes, less what they gave back. */
  withdrawn: number;
};

/** An order of which nothing went back. */
export const NOTHING_UNWOUND: Unwound = { refunded: 0, due: 0, withdrawn: 0 };

/**
 * The entries for the step from one standing to another, in either direction. What they add up to depends on where the
 * order stands and not on the way there, so the same facts in any order leave the same book.
 */
export function unwoundEntries(lines: readonly BookedLine[], before: Unwound, after: Unwound): LedgerEntry[] {
  return net([...standingEntries(lines, after), ...reversed(standingEntries(lines, before))]);
}

/**
 * The entries for `amount` minor units that a bank withdrew: booked like a refund of it, and the bank's `fee` like Stripe's
 * own, on the sellers. `standing` is how the order stood before.
 */
export function disputeWithdrawalEntries(lines: readonly BookedLine[], standing: Unwound, amount: number, fee: number): LedgerEntry[] {
  const after = { ...standing, withdrawn: standing.withdrawn + amount };
  return net([...unwoundEntries(lines, standing, after), ...processingFeeEntries(lines, fee)]);
}

/** The reverse: the bank gives `amount` back, and Stripe `fee` of what it had charged for the dispute. */
export function disputeReinstatementEntries(lines: readonly BookedLine[], standing: Unwound, amount: number, fee: number): LedgerEntry[] {
  const after = { ...standing, withdrawn: standing.withdrawn - amount };
  return net([...unwoundEntries(lines, standing, after), ...reversed(processingFeeEntries(lines, fee))]);
}

/**
 * Everything that a standing means. Sellers and platform give back what was promised or has gone, never more than was paid;
 * what has not gone yet is kept for the buyer, and what went beyond the payment is the platform's loss.
 */
function standingEntries(lines: readonly BookedLine[], { refunded, due, withdrawn }: Unwound): LedgerEntry[] {
  const total = lines.reduce((sum, line) => sum + line.amount, 0);
  for (const amount of [refunded, due, withdrawn]) assertMinorUnits(amount);
  if (refunded < 0 || due < refunded || due > total || withdrawn < 0) {
    throw new RangeError("refunds never exceed what was paid, and banks give back no more than they took");
  }
  const gone = refunded + withdrawn;
  const unwound = unwoundOf(lines, { refunded, due, withdrawn });
  const kept = Math.max(0, unwound - gone);
  const beyond = Math.max(0, gone - total);
  return [
    ...refundEntries(lines, 0, unwound),
    debit(STRIPE_BALANCE, kept),
    credit(BUYER_RETURNS, kept),
    credit(STRIPE_BALANCE, beyond),
    debit(PLATFORM_LOSSES, beyond),
  ];
}

function reversed(entries: readonly LedgerEntry[]): LedgerEntry[] {
  return entries.map(({ account, amount }) => debit(account, amount));
}

/** What is left of each line's price, minor units, in this standing: a refund that failed is still owed, so it counts as gone. */
export function netPerLine(lines: readonly BookedLine[], standing: Unwound): number[] {
  const back = refundedPerLine(lines, unwoundOf(lines, standing));
  return lines.map((line, index) => line.amount - (back[index] ?? 0));
}

/** What sellers and platform have given back, or owe, in a standing: never more than was paid. */
function unwoundOf(lines: readonly BookedLine[], { refunded, due, withdrawn }: Unwound): number {
  const total = lines.reduce((sum, line) => sum + line.amount, 0);
  return Math.min(total, Math.max(due, refunded + withdrawn));
}

/** How much of `refunded` falls on each line: first on what was never delivered, the rest on the others in proportion. */
function refundedPerLine(lines: readonly BookedLine[], refunded: number): number[] {
  const missing = lines.map((line) => (line.delivered ? 0 : line.amount));
  const delivered = lines.map((line) => (line.delivered ? line.amount : 0));
  const due = missing.reduce((sum, amount) => sum + amount, 0);
  const first = Math.min(refunded, due);
  const onMissing = first === 0 ? missing.map(() => 0) : allocate(first, missing);
  const onDelivered = refunded === first ? delivered.map(() => 0) : allocate(refunded - first, delivered);
  return lines.map((_, index) => (onMissing[index] ?? 0) + (onDelivered[index] ?? 0));
}

/** One entry per account, none of zero, in a fixed order. Throws when they do not add up to zero. */
function net(entries: readonly LedgerEntry[]): LedgerEntry[] {
  const sums = new Map<string, number>();
  for (const { account, amount } of entries) {
    assertMinorUnits(amount);
    sums.set(account, (sums.get(account) ?? 0) + amount);
  }
  const result = [...sums].filter(([, amount]) => amount !== 0).map(([account, amount]) => ({ account, amount }));
  assertBalanced(result);
  return result.sort((a, b) => (a.account < b.account ? -1 : 1));
}

/** Throws unless the entries add up to zero. */
export function assertBalanced(entries: readonly LedgerEntry[]): void {
  const sum = entries.reduce((total, entry) => total + entry.amount, 0);
  if (sum !== 0) throw new RangeError(`ledger entries must add up to zero, not ${sum}`);
}

function credit(account: string, amount: number): LedgerEntry {
  return { account, amount };
}

function debit(account: string, amount: number): LedgerEntry {
  // 0 - x, not -x: minus zero is not a sum of money.
  return { account, amount: 0 - amount };
}
