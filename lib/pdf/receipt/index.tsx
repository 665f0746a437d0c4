import { renderToBuffer } from "@react-pdf/renderer";
import type { FunctionReturnType } from "convex/server";
import type { api } from "../../../convex/_generated/api";
import { drawable, loadTypeface } from "../fonts";
import { ReceiptDocument } from "./document";
import { receiptView } from "./view";

/** What a receipt is written from. */
export type ReceiptSource = FunctionReturnType<typeof api.commerce.purchases.receipt>;

/** The receipt of a paid order as PDF, US Letter. The same source gives the same bytes, whenever it is made. */
export async function renderReceiptPdf(source: ReceiptSource): Promise<Uint8Array<ArrayBuffer>> {
  await loadTypeface();
  const view = receiptView(source, drawable);
  return new Uint8Array(await renderToBuffer(<ReceiptDocument view={view} />));
}
