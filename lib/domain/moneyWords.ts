import { assertMinorUnits } from "./minorUnits";

/**
 * Money for people where it is counted: `formatMoney(2500, "usd")` is `$25.00`. Every amount of a table, an order or a receipt is
 * written so: they stand below one another. The number of minor digits is the currency's own.
 */
export function formatMoney(amount: number, currency: string, locale = "en-US"): string {
  return inCurrency(amount, currency, locale, "auto");
}

/** A price that stands for itself, on a card, a button or in a sentence: `shortMoney(2500, "usd")` is `$25`, of `$19.90` nothing is left out. */
export function shortMoney(amount: number, currency: string, locale = "en-US"): string {
  return inCurrency(amount, currency, locale, "stripIfInteger");
}

function inCurrency(amount: number, currency: string, locale: string, trailingZeroDisplay: "auto" | "stripIfInteger"): string {
  assertMinorUnits(amount);
  const format = new Intl.NumberFormat(locale, { style: "currency", currency: currency.toUpperCase(), trailingZeroDisplay });
  const digits = new Intl.NumberFormat(locale, { style: "currency", currency: currency.toUpperCase() }).resolvedOptions().maximumFractionDigits ?? 2;
  return format.format(amount / 10 ** digits);
}
