import { api } from "../../convex/_generated/api";
import type { Id } from "../../convex/_generated/dataModel";
import { asService } from "../convex";
import { AppError } from "../domain/errors";
import { env } from "../env";
import { contentDisposition } from "./disposition";
import { isGrantValid, type StreamGrant } from "./signature";
import { streamStored } from "./streamStored";

type Grant = StreamGrant & { fileId: Id<"files">; userId: Id<"users"> };

/**
 * Streams paid goods to whoever holds a signed address. The right itself is asked for again each time, so a refund
 * ends an address that is still young.
 * @throws {AppError} `forbidden` for an address that is not ours or is over; `not_found` when the right is gone
 */
export async function streamFile(request: Request, grant: Grant, signature: string): Promise<Response> {
  if (!isGrantValid(grant, signature, env().DOWNLOAD_SECRET)) {
    throw new AppError("forbidden", "This download link has expired. Start the download again from your library.");
  }
  const { fileId, userId, filename } = grant;
  const entitled = await asService().query(api.entitlements.queries.mayStream, { fileId, userId });
  const file = entitled ? await asService().query(api.files.queries.storageUrl, { fileId }) : null;
  if (file === null) throw new AppError("not_found", "This file is not available to you any more.");
  return await streamStored(request, {
    url: file.url,
    size: file.size,
    etag: `"${fileId}"`,
    headers: {
      "content-type": file.contentType,
      "content-disposition": contentDisposition("attachment", filename),
      "cache-control": "private, no-store",
    },
  });
}
