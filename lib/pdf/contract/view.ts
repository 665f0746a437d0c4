import QRCode from "qrcode";
import { clausesOf, type Clause, type LicenseSnapshot, type TermLine } from "../../domain/licenseTerms";
import { formatMoney } from "../../domain/money";
import { foldLongWords } from "../foldLongWords";

export interface Party {
  role: string;
  name: string;
  detail: string;
  /** How they agreed. */
  agreed: string;
}

export type LineView = TermLine & {
  /** SHA-256 of a file, shown smaller below its name. */
  digest: string | null;
};
export type ClauseView = Omit<Clause, "lines"> & { lines: LineView[] };

/** Everything the document shows, as text that can be drawn. */
export interface ContractView {
  title: string;
  subtitle: string;
  facts: { label: string; value: string }[];
  clauses: ClauseView[];
  parties: Party[];
  verifyId: string;
  verifyUrl: string;
  hash: string;
  /** One path of all dark modules, in units of one module. */
  qr: { path: string; size: number };
  /** Midnight UTC of the day it was issued: a PDF carries a date, and it must be the same every time. */
  issuedAt: Date;
  /** True where a character had to be written by its Unicode number. */
  substituted: boolean;
}

/** Characters, even wide ones, that a line of each kind holds. */
const TEXT_WORD = 52;
const NAME_WORD = 16;
const TITLE_WORD = 24;
const FILE_WORD = 60;

/** @param drawable makes text drawable, see `fonts.ts` */
export function contractView(snapshot: LicenseSnapshot, hash: string, appUrl: string, drawable: (text: string) => string): ContractView {
  let substituted = false;
  const say = (text: string, longestWord = TEXT_WORD): string => {
    const drawn = drawable(text);
    if (drawn !== text.normalize("NFC")) substituted = true;
    return foldLongWords(drawn, longestWord);
  };
  const { beat, tier, producer, licensee, price, orderNumber, verifyId } = snapshot;
  const issuedAt = new Date(`${snapshot.issuedOn}T00:00:00Z`);
  const issuedOn = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" }).format(issuedAt);
  const amount = price.amount === 0 ? "Free of charge" : `${formatMoney(price.amount, price.currency)} ${price.currency.toUpperCase()}`;
  const verifyUrl = `${appUrl}/verify/${verifyId}`;
  const facts = [
    ["Producer", say(producer.name, NAME_WORD)],
    ["Licensee", say(licensee.name, NAME_WORD)],
    ["Price", amount],
    ["Date", issuedOn],
    ["Order", orderNumber],
    ["Terms", `Licence template ${snapshot.termsVersion}`],
  ].map(([label = "", value = ""]) => ({ label, value }));
  const parties = [
    { role: "Producer", name: say(producer.name, NAME_WORD), detail: say(`Store “${producer.store}”`), agreed: "Agreed electronically by offering the beat under these terms." },
    { role: "Licensee", name: say(licensee.name, NAME_WORD), detail: say(licensee.email), agreed: `Agreed electronically on ${issuedOn} with order ${orderNumber}.` },
  ];
  const clauses = clausesOf(snapshot).map(({ heading, paragraphs, lines }) => ({
    heading: say(heading),
    paragraphs: paragraphs.map((paragraph) => say(paragraph)),
    lines: lines.map((line) => lineView(line, say)),
  }));
  const title = say(beat.title, TITLE_WORD);
  return { title, subtitle: say(tier.name), facts, clauses, parties, verifyId, verifyUrl, hash, qr: qrPath(verifyUrl), issuedAt, substituted };
}

/** A file's line ends in its digest, 64 digits that would not fit beside a name. */
const WITH_DIGEST = /^(.*) \(SHA-256 ([0-9a-f]{64})\)$/;

function lineView({ label, value, granted }: TermLine, say: (text: string, longestWord?: number) => string): LineView {
  const [, name = value, digest = null] = WITH_DIGEST.exec(value) ?? [];
  return { label: say(label), value: say(name, FILE_WORD), granted, digest };
}

/** The QR code as one SVG path: a square per dark module. */
function qrPath(text: string): { path: string; size: number } {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: "M" });
  const squares: string[] = [];
  for (let row = 0; row < modules.size; row++) {
    for (let column = 0; column < modules.size; column++) {
      if (modules.get(row, column)) squares.push(`M${column} ${row}h1v1h-1z`);
    }
  }
  return { path: squares.join(""), size: modules.size };
}
