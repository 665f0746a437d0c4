/** Throws unless `amount` is a whole, exactly representable number of minor units. */
export function assertMinorUnits(amount: number, what = "amount"): void {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`${what} must be a whole number of minor units, not ${amount}`);
}
