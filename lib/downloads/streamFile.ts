import type { FunctionReturnType } from "convex/server";
import { api } from "../../convex/_generated/api";
import type { Id } from "../../convex/_generated/dataModel";
import type { TrackTag } from "../audio/id3";
import { asService } from "../convex";
import { AppError } from "../domain/errors";
import { env } from "../env";
import { contentDisposition } from "./disposition";
import { freshTag } from "./freshTag";
import { isGrantValid, type StreamGrant } from "./signature";
import { streamStored } from "./streamStored";

/** Draws a track's cover as a JPEG; `null` where there is nothing to draw it from. */
type CoverOf = (peaks: readonly number[]) => Promise<Uint8Array | null>;
type Grant = StreamGrant & { fileId: Id<"files">; userId: Id<"users"> };

/**
 * Streams paid goods to whoever holds a signed address. The right itself is asked for again each time, so a refund
 * ends an address that is still young. An MP3 carries the title and the cover that its beat has today.
 * @throws {AppError} `forbidden` for an address that is not ours or is over; `not_found` when the right is gone
 */
export async function streamFile(request: Request, grant: Grant, signature: string, coverOf: CoverOf): Promise<Response> {
  if (!isGrantValid(grant, signature, env().DOWNLOAD_SECRET)) {
    throw new AppError("forbidden", "This download link has expired. Start the download again from your library.");
  }
  const { fileId, userId, filename } = grant;
  const entitled = await asService().query(api.entitlements.queries.mayStream, { fileId, userId });
  const file = entitled ? await asService().query(api.files.queries.storageUrl, { fileId }) : null;
  if (file === null) throw new AppError("not_found", "This file is not available to you any more.");
  const track = await asService().query(api.entitlements.queries.track, { fileId, userId });
  const head = track === null ? null : await freshTag(file.url, await tagOf(track, coverOf), request.signal);
  return await streamStored(request, {
    url: file.url,
    size: file.size,
    etag: head === null ? `"${fileId}"` : `"${fileId}-${head.version}"`,
    ...(head !== null && { head }),
    headers: {
      "content-type": file.contentType,
      "content-disposition": contentDisposition("attachment", filename),
      "cache-control": "private, no-store",
    },
  });
}

type Track = NonNullable<FunctionReturnType<typeof api.entitlements.queries.track>>;

async function tagOf({ title, artist, slug, peaks }: Track, coverOf: CoverOf): Promise<TrackTag> {
  const cover = await coverOf(peaks);
  return { title, artist, licenceUrl: new URL(`/beats/${slug}`, env().APP_URL).href, ...(cover !== null && { cover }) };
}
