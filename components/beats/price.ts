import { formatMoney, shortMoney } from "@/lib/domain/moneyWords";
import { prices } from "@/strings/beats";
import { locale } from "@/strings/locale";

/** A price that stands for itself, as people read it: "$25", "$19.99", "Free". Minor units in. */
export function priceWords(amount: number, currency: string): string {
  return amount === 0 ? prices.free : shortMoney(amount, currency, locale.money);
}

/** One of several amounts that stand together, in a cart, an order or a table: "$25.00", "$19.99", "Free". Minor units in. */
export function sumWords(amount: number, currency: string): string {
  return amount === 0 ? prices.free : formatMoney(amount, currency, locale.money);
}

/** What the cheapest licence costs: "from $25", "free", or null when nothing is for sale any more. */
export function fromWords(beat: { fromPrice: number; currency: string; sold: boolean }): string | null {
  if (beat.sold) return null;
  return beat.fromPrice === 0 ? prices.fromFree : prices.from(priceWords(beat.fromPrice, beat.currency));
}
