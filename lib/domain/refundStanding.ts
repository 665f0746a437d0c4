/** One refund at Stripe. Times in seconds since 1970; `failedAt` is when its money came back, `null` while it stands. */
export type RefundFact = { amount: number; madeAt: number; failedAt: number | null };

/** Refunds of one order, minor units. */
export type RefundStanding = {
  /** Everything ever refunded, failed or not. Never shrinks. */
  made: number;
  failed: number;
  /** What stands now: `made` less `failed`. */
  refunded: number;
  /** The most that ever stood at once: what the buyer was promised. */
  due: number;
};

/**
 * How an order's refunds stand, from the refunds known one by one and from `told`, the largest sum that was told of without
 * naming them, of an order for `total`. It goes by what happened when, not by when we heard of it, so the order of news does not matter.
 */
export function refundStanding(facts: readonly RefundFact[], told: number, total: number): RefundStanding {
  const known = facts.reduce((sum, fact) => sum + fact.amount, 0);
  const failed = facts.reduce((sum, fact) => sum + (fact.failedAt === null ? 0 : fact.amount), 0);
  const made = Math.max(told, known);
  const refunded = made - failed;
  return { made, failed, refunded, due: Math.max(refunded, Math.min(total, peak(facts))) };
}

/** The largest sum that stood at one time. What fails in the second in which something else is made fails first. */
function peak(facts: readonly RefundFact[]): number {
  const steps = facts.flatMap(({ amount, madeAt, failedAt }) => [
    { at: madeAt, change: amount },
    // A refund cannot fail before it is made, whatever the clocks say.
    ...(failedAt === null ? [] : [{ at: Math.max(failedAt, madeAt + 1), change: 0 - amount }]),
  ]);
  steps.sort((a, b) => a.at - b.at || a.change - b.change);
  let standing = 0;
  let highest = 0;
  for (const { change } of steps) {
    standing += change;
    highest = Math.max(highest, standing);
  }
  return highest;
}
