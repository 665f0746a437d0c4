import type { FunctionArgs } from "convex/server";
import { api } from "../../convex/_generated/api";
import type { UserCaller } from "../auth/types";
import { asUser } from "../convex";
import { AppError } from "../domain/errors";
import { env } from "../env";
import { remoteFiles } from "../providers/uploadthing";
import { downloadSeconds } from "./lifetime";
import { signGrant, type StreamGrant } from "./signature";

type DownloadRequest = FunctionArgs<typeof api.entitlements.mutations.issueDownload>;

export interface IssuedDownload {
  url: string;
  filename: string;
  /** ISO 8601. */
  expiresAt: string;
}

/**
 * Asks for one download as the buyer (who must be entitled to it; it is written down) and makes the short-lived
 * address: signed by UploadThing where the bytes lie there, by us where they lie in Convex storage.
 */
export async function issueDownload(caller: UserCaller, wanted: DownloadRequest): Promise<IssuedDownload> {
  const { fileId, filename, size, storage } = await asUser(caller).mutation(api.entitlements.mutations.issueDownload, wanted);
  const seconds = downloadSeconds(size);
  const expires = Math.floor(Date.now() / 1000) + seconds;
  const url =
    storage.provider === "uploadthing"
      ? await remoteFiles().signedUrl(storage.key, seconds)
      : streamUrl({ fileId, userId: await userIdOf(caller), filename, expires });
  return { url, filename, expiresAt: new Date(expires * 1000).toISOString() };
}

function streamUrl(grant: StreamGrant): string {
  const url = new URL(`/api/files/${grant.fileId}`, env().APP_URL);
  url.searchParams.set("user", grant.userId);
  url.searchParams.set("name", grant.filename);
  url.searchParams.set("expires", String(grant.expires));
  url.searchParams.set("signature", signGrant(grant, env().DOWNLOAD_SECRET));
  return url.href;
}

async function userIdOf(caller: UserCaller): Promise<string> {
  const viewer = await asUser(caller).query(api.identity.queries.viewer, {});
  if (viewer === null) throw new AppError("unauthenticated", "Sign in to do this.");
  return viewer.userId;
}
