import { allocate, assertMinorUnits, chargeable } from "./money";

/** A part of a price, in whole percent, or a sum in minor units. */
export type Discount = { kind: "percent"; percent: number } | { kind: "amount"; amount: number };

/** What a discount takes off `amount`, minor units: rounded half up, never more than there is. */
export function discountOn(discount: Discount, amount: number): number {
  assertMinorUnits(amount);
  if (amount < 0) throw new RangeError("a price cannot be negative");
  if (discount.kind === "amount") {
    assertMinorUnits(discount.amount, "discount");
    return Math.min(amount, Math.max(0, discount.amount));
  }
  const { percent } = discount;
  if (!Number.isInteger(percent) || percent < 0 || percent > 100) throw new RangeError("a discount is 0 to 100 whole percent");
  return Math.floor((amount * percent + 50) / 100);
}

/**
 * Takes `off` minor units from lines in proportion to their amounts. What is left of the lines adds up to their sum less
 * `off` to the cent, and no line falls below zero.
 */
export function spreadOver(amounts: readonly number[], off: number): number[] {
  const sum = amounts.reduce((total, amount) => total + amount, 0);
  if (off < 0 || off > sum) throw new RangeError("a discount takes off no more than there is to pay");
  if (off === 0) return amounts.map(() => 0);
  return allocate(off, amounts);
}

/** A discount with what is too small to be charged added to it: what would leave 1 to 49 cents leaves nothing. */
export function roundedOff(total: number, off: number): number {
  return off === 0 ? 0 : total - chargeable(total - off);
}
