import type { FunctionReturnType } from "convex/server";
import type { api } from "../../convex/_generated/api";
import { formatMoney } from "../domain/money";
import { renderEvidencePdf } from "../pdf/evidence";
import { timeWords } from "../pdf/evidence/time";
import type { Evidence } from "../providers/stripe";

export type EvidenceSource = FunctionReturnType<typeof api.commerce.disputes.evidenceSource>;

/** Stripe's bound on the access log, in characters. */
const MAX_LOG = 20_000;

/**
 * Everything a bank is told about a disputed order. The same source and note give the same text and the same bytes, so
 * that sending it again changes nothing.
 */
export async function evidenceOf(source: EvidenceSource, note: string, appUrl: string): Promise<Evidence & { paper: { pdf: Uint8Array<ArrayBuffer> } }> {
  const { order, lines } = source;
  const delivered = lines.flatMap(({ license }) => (license === null ? [] : [license.issuedAt]));
  const [first] = delivered;
  return {
    customerName: order.buyerName,
    customerEmail: order.buyerEmail,
    productDescription: lines.map((line) => productWords(line, order.currency, appUrl)).join("\n"),
    serviceDate: timeWords(first ?? order.paidAt ?? order.orderedAt),
    accessLog: accessLog(lines),
    note,
    paper: { name: `evidence-${order.number}.pdf`, pdf: await renderEvidencePdf(source, note, appUrl) },
  };
}

function productWords({ title, description, amount, license }: EvidenceSource["lines"][number], currency: string, appUrl: string): string {
  const verification = license === null ? "" : ` Public record of the licence: ${appUrl}/verify/${license.verifyId}`;
  return `${title} (${formatMoney(amount, currency)}): ${description}. Digital goods, delivered by download.${verification}`;
}

/** Whole lines only: a bank is not shown half a fact. */
function accessLog(lines: EvidenceSource["lines"]): string {
  const log = lines.flatMap(({ downloads }) => downloads).map(({ at, filename }) => `${timeWords(at)}: ${filename} downloaded by the signed-in buyer`);
  if (log.length === 0) return lines.some(({ license }) => license !== null) ? "The files were available for download; none was fetched." : "";
  let kept = "";
  for (const entry of log) {
    const longer = kept === "" ? entry : `${kept}\n${entry}`;
    if (longer.length > MAX_LOG) break;
    kept = longer;
  }
  return kept;
}
