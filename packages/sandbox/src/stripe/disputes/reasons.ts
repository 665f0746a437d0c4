/** Why a bank says a payment was wrong, and the Visa code behind it. https://docs.stripe.com/disputes/categories */
export const DISPUTE_REASONS: ReadonlyMap<string, string | null> = new Map([
  ["fraudulent", "10.4"],
  ["product_not_received", "13.1"],
  ["product_unacceptable", "13.3"],
  ["credit_not_processed", "13.6"],
  ["subscription_canceled", "13.2"],
  ["duplicate", "12.6.1"],
  ["unrecognized", "10.4"],
  ["general", null],
  ["noncompliant", null],
  ["bank_cannot_process", null],
  ["debit_not_authorized", null],
]);
