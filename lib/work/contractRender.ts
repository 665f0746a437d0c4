import { createHash } from "node:crypto";
import { api } from "../../convex/_generated/api";
import type { Id } from "../../convex/_generated/dataModel";
import { asService } from "../convex";
import { env } from "../env";
import { renderContractPdf } from "../pdf/contract";
import type { WorkArgs } from "./tasks";
import { storeFile } from "./storage";

/** Renders a licence's contract from its snapshot and stores it, with the digest of its bytes. */
export async function renderContract({ licenseId }: WorkArgs<"contract.render">): Promise<{ storageId: Id<"_storage">; size: number; sha256: string }> {
  const source = await asService().query(api.commerce.queries.contractSource, { licenseId });
  const pdf = await renderContractPdf(source, env().APP_URL);
  const stored = await storeFile({ body: pdf, size: pdf.length, contentType: "application/pdf" });
  return { ...stored, sha256: createHash("sha256").update(pdf).digest("hex") };
}
