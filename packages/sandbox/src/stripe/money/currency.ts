const CURRENCIES = new Set(Intl.supportedValuesOf("currency").map((code) => code.toLowerCase()));

/** Currencies without minor units: `amount=500` is ¥500. https://docs.stripe.com/currencies#zero-decimal */
const WHOLE = new Set("bif clp djf gnf jpy kmf krw mga pyg rwf ugx vnd vuv xaf xof xpf".split(" "));
const THOUSANDTHS = new Set("bhd jod kwd omr tnd".split(" "));

/** Smallest charges that differ from 50 minor units. https://docs.stripe.com/currencies#minimum-and-maximum-charge-amounts */
const MINIMUM: Record<string, number> = {
  aed: 200, bgn: 100, czk: 1500, dkk: 250, gbp: 30, hkd: 400, huf: 17500, mxn: 1000, myr: 200, nok: 300, pln: 200,
  ron: 200, sek: 300, thb: 1000,
};
export const MAXIMUM_CHARGE = 99_999_999;

export function isCurrency(code: string): boolean {
  return CURRENCIES.has(code);
}

/** Minor units. */
export function minimumCharge(currency: string): number {
  return MINIMUM[currency] ?? 50;
}

/** `400, "hkd"` → `HK$4.00`, or `$4.00` with the narrow symbol that Stripe's messages use beside the currency's code. */
export function formatAmount(amount: number, currency: string, symbol: "symbol" | "narrowSymbol" = "symbol"): string {
  const digits = WHOLE.has(currency) ? 0 : THOUSANDTHS.has(currency) ? 3 : 2;
  const format = new Intl.NumberFormat("en-US", {
    style: "currency",
    currency: currency.toUpperCase(),
    currencyDisplay: symbol,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return format.format(amount / 10 ** digits);
}
