import { api } from "../../convex/_generated/api";
import { asService } from "../convex";
import { AppError } from "../domain/errors";
import { streamStored } from "./streamStored";

const YEAR_SECONDS = 365 * 24 * 60 * 60;

/**
 * Streams a public preview, `<file id>.mp3`. A preview's bytes never change under its id, so every cache may keep it.
 * @throws {AppError} `not_found` for anything that is no preview
 */
export async function streamPreview(request: Request, filename: string): Promise<Response> {
  const [, fileId] = /^([a-z0-9]+)\.mp3$/.exec(filename) ?? [];
  const preview = fileId === undefined ? null : await asService().query(api.files.queries.preview, { fileId });
  if (preview === null || fileId === undefined) throw new AppError("not_found", "There is no such preview.");
  return await streamStored(request, {
    url: preview.url,
    size: preview.size,
    etag: `"${fileId}"`,
    headers: { "content-type": preview.contentType, "cache-control": `public, max-age=${YEAR_SECONDS}, immutable` },
  });
}
