import { prices } from "@/strings/beats";
import { locale } from "@/strings/locale";

/** A price as people read it: "$25", "$19.99", "Free". Minor units in; only whole amounts lose their decimals. */
export function priceWords(amount: number, currency: string): string {
  if (amount === 0) return prices.free;
  const format = new Intl.NumberFormat(locale.money, { style: "currency", currency, trailingZeroDisplay: "stripIfInteger" });
  const digits = new Intl.NumberFormat(locale.money, { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;
  return format.format(amount / 10 ** digits);
}

/** What the cheapest licence costs: "from $25", "free", or null when nothing is for sale any more. */
export function fromWords(beat: { fromPrice: number; currency: string; sold: boolean }): string | null {
  if (beat.sold) return null;
  return beat.fromPrice === 0 ? prices.fromFree : prices.from(priceWords(beat.fromPrice, beat.currency));
}
