import type { FunctionArgs } from "convex/server";
import { createHash } from "node:crypto";
import { api } from "../../convex/_generated/api";
import type { UserCaller } from "../auth/types";
import { asService, asUser } from "../convex";
import { env } from "../env";
import { renderContractPdf } from "../pdf/contract";
import { contentDisposition } from "./disposition";
import { streamStored } from "./streamStored";

type ContractRequest = FunctionArgs<typeof api.commerce.queries.contract>;

/**
 * Serves the caller's contract. In the moments before it is stored it is rendered here from the same snapshot, which
 * gives the same bytes: a buyer never waits for it.
 */
export async function streamContract(request: Request, caller: UserCaller, wanted: ContractRequest): Promise<Response> {
  const { licenseId, fileId, filename } = await asUser(caller).query(api.commerce.queries.contract, wanted);
  const headers = {
    "content-type": "application/pdf",
    "content-disposition": contentDisposition("inline", filename),
    "cache-control": "private, no-store",
  };
  const stored = fileId === null ? null : await asService().query(api.files.queries.storageUrl, { fileId });
  if (stored !== null) return await streamStored(request, { url: stored.url, size: stored.size, etag: `"${fileId}"`, headers });
  const source = await asService().query(api.commerce.queries.contractSource, { licenseId });
  const pdf = await renderContractPdf(source, env().APP_URL);
  const etag = `"${createHash("sha256").update(pdf).digest("hex")}"`;
  return new Response(request.method === "HEAD" ? null : pdf, { headers: { ...headers, etag, "content-length": String(pdf.length) } });
}
