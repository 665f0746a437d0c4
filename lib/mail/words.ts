import { formatMoney } from "../domain/money";
import type { MailLine } from "./facts";

/** A sum with its currency's name: `$25.00 USD`. A reader elsewhere may have dollars of their own. */
export function sum(amount: number, currency: string): string {
  return `${formatMoney(amount, currency)} ${currency.toUpperCase()}`;
}

/** A moment (ms) by the clock that everybody can convert from: `1 March 2026, 12:00 UTC`. */
export function moment(at: number): string {
  const words = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeStyle: "short", timeZone: "UTC" }).format(at);
  return `${words.replace(" at ", ", ")} UTC`;
}

/** What was bought, in a phrase: the title, or the first and how many more. */
export function goods(lines: readonly MailLine[]): string {
  const [first, ...others] = lines;
  if (first === undefined) return "nothing";
  return others.length === 0 ? first.title : `${first.title} and ${others.length} more`;
}
