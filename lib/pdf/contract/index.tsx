import { renderToBuffer } from "@react-pdf/renderer";
import type { LicenseSnapshot } from "../../domain/licenseTerms";
import { drawable, loadTypeface } from "../fonts";
import { ContractDocument } from "./document";
import { contractView } from "./view";

/** What a contract is printed from: the frozen snapshot and the digest that was computed of it when it was granted. */
export interface ContractSource {
  snapshot: LicenseSnapshot;
  /** SHA-256 of the snapshot's canonical JSON, lower-case hex. */
  hash: string;
}

/**
 * A licence's contract as PDF: US Letter, two pages, or three where an upgrade carries the longest
 * of names. The same source and origin give the same bytes, whenever and however
 * often they are made; nothing but the snapshot, its hash and the verification address goes in.
 * @param appUrl origin under which `/verify/<id>` is public
 */
export async function renderContractPdf({ snapshot, hash }: ContractSource, appUrl: string): Promise<Uint8Array<ArrayBuffer>> {
  await loadTypeface();
  const view = contractView(snapshot, hash, appUrl, drawable);
  return new Uint8Array(await renderToBuffer(<ContractDocument view={view} />));
}
