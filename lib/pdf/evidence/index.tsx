import { renderToBuffer } from "@react-pdf/renderer";
import type { FunctionReturnType } from "convex/server";
import type { api } from "../../../convex/_generated/api";
import { drawable, loadTypeface } from "../fonts";
import { EvidenceDocument } from "./document";
import { evidenceView } from "./view";

/** What the paper is written from. */
export type EvidenceSource = FunctionReturnType<typeof api.commerce.disputes.evidenceSource>;

/**
 * The evidence of a dispute as one PDF, US Letter: what was ordered, delivered and downloaded, the seller's note, and the
 * contract of every licence behind it. The same source, note and origin give the same bytes.
 * @param appUrl origin under which `/verify/<id>` is public
 */
export async function renderEvidencePdf(source: EvidenceSource, note: string, appUrl: string): Promise<Uint8Array<ArrayBuffer>> {
  await loadTypeface();
  const view = evidenceView(source, note, appUrl, drawable);
  return new Uint8Array(await renderToBuffer(<EvidenceDocument view={view} />));
}
