import { PRICE_BOUNDS } from "@/lib/domain/limits";
import { priceProblemWords as words } from "@/strings/beatForm";

/** Reads what a person types as a price, "25" or "25.50", into minor units; null when it is not a price. */
export function parsePrice(text: string): number | null {
  const match = /^\s*\$?\s*(\d{1,7})(?:[.,](\d{1,2}))?\s*$/.exec(text);
  if (!match) return null;
  return Number(match[1]) * 100 + Number((match[2] ?? "").padEnd(2, "0"));
}

/** Minor units as the field shows them: 2500 is "25", 2550 is "25.50". */
export function priceText(amount: number): string {
  return amount % 100 === 0 ? String(amount / 100) : (amount / 100).toFixed(2);
}

/** What is wrong with a tier's price, in words; undefined when nothing is. */
export function priceProblem(text: string): string | undefined {
  const amount = parsePrice(text);
  if (amount === null) return words.unclear;
  if (amount > 0 && amount < PRICE_BOUNDS.smallestCharge) return words.lowest;
  if (amount > PRICE_BOUNDS.max) return words.highest(PRICE_BOUNDS.max / 100);
  return undefined;
}
