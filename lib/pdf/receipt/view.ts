import { formatMoney } from "../../domain/money";
import { foldLongWords } from "../foldLongWords";
import type { ReceiptSource } from ".";

type Fact = { label: string; value: string };
type Row = { label: string; amount: string };

/** Everything a receipt shows, as text that can be drawn. */
export interface ReceiptView {
  number: string;
  facts: Fact[];
  lines: { title: string; detail: string; rows: Row[]; amount: string; note: string | null }[];
  /** Subtotal and discounts where there were any, then the total. */
  sums: Row[];
  total: string;
  /** Refunds, and what is left of the payment; empty where nothing went back. */
  returned: Row[];
  /** The payment's own moment: a PDF carries a date, and it must be the same every time. */
  paidAt: Date;
  /** True where a character had to be written by its Unicode number. */
  substituted: boolean;
}

/** Characters, even wide ones, that a line of each kind holds. */
const FACT_WORD = 22;
const TITLE_WORD = 40;
const DETAIL_WORD = 56;

const DAY = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });
const MOMENT = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeStyle: "short", timeZone: "UTC" });

const NOTES = {
  pending: null,
  fulfilled: null,
  refused: "Not delivered: it had been sold meanwhile. Its price is returned.",
  revoked: "Withdrawn: its payment went back.",
} as const;

/** @param drawable makes text drawable, see `fonts.ts` */
export function receiptView(source: ReceiptSource, drawable: (text: string) => string): ReceiptView {
  let substituted = false;
  const say = (text: string, longestWord: number): string => {
    const drawn = drawable(text);
    if (drawn !== text.normalize("NFC")) substituted = true;
    return foldLongWords(drawn, longestWord);
  };
  const { number, currency, total, lines, refunds, refunded } = source;
  const money = (amount: number) => formatMoney(amount, currency);
  const inFull = (amount: number) => `${money(amount)} ${currency.toUpperCase()}`;
  const paidAt = new Date(source.paidAt);
  const sellers = [...new Set(lines.map(({ producer }) => producer))];
  const facts = [
    ["Order", number],
    ["Paid", `${MOMENT.format(paidAt)} UTC`],
    ["Payment", paymentOf(source)],
    ["Seller", sellers.map((seller) => say(seller, FACT_WORD)).join(", ")],
    ["Buyer", say(source.buyerName, FACT_WORD)],
    ["E-mail", say(source.buyerEmail, FACT_WORD)],
  ].map(([label = "", value = ""]) => ({ label, value }));
  const goods = lines.map(({ title, tierName, producer, store, listAmount, discounts, amount, outcome }) => ({
    title: say(title, TITLE_WORD),
    detail: say(`${tierName}, by ${producer} (store “${store}”)`, DETAIL_WORD),
    rows: discounts.length === 0 ? [] : [{ label: "List price", amount: money(listAmount) }, ...discounts.map((off) => ({ label: say(off.words, DETAIL_WORD), amount: `−${money(off.amount)}` }))],
    amount: money(amount),
    note: NOTES[outcome],
  }));
  const listed = lines.reduce((sum, { listAmount }) => sum + listAmount, 0);
  const sums = listed === total ? [] : [{ label: "Before discounts", amount: money(listed) }, { label: "Discounts", amount: `−${money(listed - total)}` }];
  const rows = [...refunds].sort((a, b) => a.madeAt - b.madeAt).map(({ amount, madeAt }) => ({ label: `Refunded on ${DAY.format(new Date(madeAt))}`, amount: `−${money(amount)}` }));
  // Sums told without the refunds' names are still the buyer's money.
  const unnamed = refunded - refunds.reduce((sum, { amount }) => sum + amount, 0);
  if (unnamed > 0) rows.push({ label: "Refunded", amount: `−${money(unnamed)}` });
  const returned = refunded === 0 ? [] : [...rows, { label: "Paid after refunds", amount: inFull(total - refunded) }];
  return { number, facts, lines: goods, sums, total: inFull(total), returned, paidAt, substituted };
}

function paymentOf({ total, payment }: ReceiptSource): string {
  if (total === 0) return "Nothing to pay";
  return payment === null ? "Through Stripe" : `Through Stripe\n${payment}`;
}
