import { api } from "../../convex/_generated/api";
import type { Id } from "../../convex/_generated/dataModel";
import type { UserCaller } from "../auth/types";
import { asService, asUser } from "../convex";
import { AppError } from "../domain/errors";
import { contentDisposition } from "./disposition";
import { streamStored } from "./streamStored";

/** Serves the evidence of a dispute that the caller may answer. @throws {AppError} `not_found` while it is being put together */
export async function streamEvidence(request: Request, caller: UserCaller, disputeId: Id<"disputes">): Promise<Response> {
  const paper = await asUser(caller).query(api.commerce.disputes.evidencePaper, { disputeId });
  const stored = paper === null ? null : await asService().query(api.files.queries.storageUrl, { fileId: paper.fileId });
  if (paper === null || stored === null) throw new AppError("not_found", "The evidence is still being put together. Try again in a minute.");
  const headers = {
    "content-type": "application/pdf",
    "content-disposition": contentDisposition("inline", `evidence-${paper.number}.pdf`),
    "cache-control": "private, no-store",
  };
  return await streamStored(request, { url: stored.url, size: stored.size, etag: `"${paper.fileId}"`, headers });
}
