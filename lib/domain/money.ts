import { assertMinorUnits } from "./minorUnits";

export { assertMinorUnits };
export { formatMoney, shortMoney } from "./moneyWords";

/** Currencies the product sells in. Lower case, as on Stripe's wire. */
export const CURRENCIES = ["usd"] as const;

/** Stripe refuses a charge below 50 cents; a smaller total is given away. */
export const SMALLEST_CHARGE = 50;

/** What a buyer is really charged for `total` minor units: totals of 1 to 49 are rounded to free. */
export function chargeable(total: number): number {
  assertMinorUnits(total, "total");
  if (total < 0) throw new RangeError("a total cannot be negative");
  return total < SMALLEST_CHARGE ? 0 : total;
}

/**
 * The platform's fee on `amount` minor units at `bps` basis points (1/100 of a percent), rounded half up.
 * Whole-number arithmetic throughout: the product stays below 2^53 for any amount up to 900 billion units.
 */
export function feeOf(amount: number, bps: number): number {
  assertMinorUnits(amount);
  assertMinorUnits(bps, "basis points");
  if (amount < 0 || bps < 0 || bps > 10_000) throw new RangeError("a fee needs a non-negative amount and 0 to 10000 basis points");
  return Math.floor((amount * bps + 5_000) / 10_000);
}

/** Splits a gross amount into the platform's fee and the seller's share. The two always add up to `amount`. */
export function splitFee(amount: number, bps: number): { fee: number; share: number } {
  const fee = feeOf(amount, bps);
  return { fee, share: amount - fee };
}

/**
 * Splits `total` over `weights` in proportion, by largest remainder, earlier weights first on a tie.
 * The parts add up to `total` exactly. When every weight is zero the parts are as equal as they can be.
 */
export function allocate(total: number, weights: readonly number[]): number[] {
  assertMinorUnits(total, "total");
  if (weights.length === 0) throw new RangeError("nothing to allocate to");
  for (const weight of weights) {
    assertMinorUnits(weight, "weight");
    if (weight < 0) throw new RangeError("a weight cannot be negative");
  }
  if (total < 0) return allocate(-total, weights).map((part) => 0 - part);
  const given = weights.reduce((sum, weight) => sum + weight, 0);
  const shares = given === 0 ? weights.map(() => 1) : weights;
  const sum = BigInt(given === 0 ? weights.length : given);
  const parts = shares.map((share, index) => {
    const exact = BigInt(total) * BigInt(share);
    return { index, whole: Number(exact / sum), remainder: exact % sum };
  });
  let left = total - parts.reduce((taken, part) => taken + part.whole, 0);
  const byRemainder = [...parts].sort((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder < b.remainder ? 1 : -1));
  for (const part of byRemainder) {
    if (left === 0) break;
    part.whole += 1;
    left -= 1;
  }
  return parts.map((part) => part.whole);
}
