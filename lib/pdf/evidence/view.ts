import { formatMoney } from "../../domain/money";
import { contractView, type ContractView } from "../contract/view";
import { foldLongWords } from "../foldLongWords";
import type { EvidenceSource } from ".";
import { timeWords } from "./time";

type Fact = { label: string; value: string };

/** Everything the paper shows, as text that can be drawn. */
export interface EvidenceView {
  title: string;
  dispute: string;
  facts: Fact[];
  goods: { title: string; description: string; facts: Fact[]; verifyUrl: string | null; downloads: { time: string; file: string }[] }[];
  /** The seller's words, by paragraph. */
  note: string[];
  contracts: ContractView[];
  createdAt: Date;
}

/** Characters that a line of each kind holds. */
const FACT = 28;
const TITLE = 34;
const LINE = 70;

const OUTCOMES = {
  pending: "Not delivered",
  fulfilled: "Delivered at once, by download",
  refused: "Not delivered; the price is returned",
  revoked: "Delivered at once; withdrawn since",
} as const;

/** @param drawable makes text drawable, see `fonts.ts` */
export function evidenceView(source: EvidenceSource, note: string, appUrl: string, drawable: (text: string) => string): EvidenceView {
  const say = (text: string, longest = LINE) => foldLongWords(drawable(text), longest);
  const { order } = source;
  const money = (amount: number) => `${formatMoney(amount, order.currency)} ${order.currency.toUpperCase()}`;
  const facts = [
    ["Buyer", say(order.buyerName, FACT)],
    ["E-mail, confirmed before the purchase", say(order.buyerEmail, FACT)],
    ["Ordered", timeWords(order.orderedAt)],
    ["Paid", order.paidAt === null ? "Not paid" : timeWords(order.paidAt)],
    ["Amount", money(order.total)],
    ["Refunded so far", order.refunded === 0 ? "Nothing" : money(order.refunded)],
    ["Disputed", `${money(source.amount)}, as “${source.reason.replaceAll("_", " ")}”`],
    ["Dispute opened", timeWords(source.openedAt)],
    ["Payment", say(order.paymentIntentId ?? "None", FACT)],
  ].map(toFact);
  const goods = source.lines.map(({ title, description, amount, outcome, license, downloads }) => ({
    title: say(title, TITLE),
    description: say(description),
    facts: [
      ["Price", money(amount)],
      ["Delivery", OUTCOMES[outcome]],
      ["Licence granted", license === null ? "None" : timeWords(license.issuedAt)],
    ].map(toFact),
    verifyUrl: license === null ? null : `${appUrl}/verify/${license.verifyId}`,
    downloads: downloads.map(({ at, filename }) => ({ time: timeWords(at), file: say(filename) })),
  }));
  const contracts = source.lines.flatMap(({ license }) => (license === null ? [] : [contractView(license.snapshot, license.hash, appUrl, drawable)]));
  return {
    title: `Order ${order.number}`,
    dispute: source.stripeId,
    facts,
    goods,
    note: note.split(/\n+/).filter((paragraph) => paragraph.trim() !== "").map((paragraph) => say(paragraph)),
    contracts,
    createdAt: new Date(source.openedAt),
  };
}

function toFact([label = "", value = ""]: string[]): Fact {
  return { label, value };
}
