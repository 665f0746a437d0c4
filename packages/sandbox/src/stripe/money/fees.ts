/** Stripe's prices (https://stripe.com/pricing), in minor units. The sandbox is an account in the United States. */

/** Stripe's standard price for a card: 2.9 % and 30 minor units, rounded to a whole one; never more than the charge. */
export function processingFee(amount: number): number {
  return Math.min(amount, Math.round((amount * 29) / 1000) + 30);
}

/** A bank debit: 0.8 %, at most 500 minor units. */
export function bankDebitFee(amount: number): number {
  return Math.min(500, Math.round((amount * 8) / 1000));
}

const DISPUTE_FEES: Record<string, number> = { eur: 2000, gbp: 2000, aud: 2500, jpy: 1300 };

/** What a bank's dispute costs, in the currency of the charge; given back when the dispute is won. */
export function disputeFee(currency: string): number {
  return DISPUTE_FEES[currency] ?? 1500;
}
