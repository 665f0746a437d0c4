import type { IncomingMessage, ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import { isBlobName } from "../files/blobs";
import type { FileStore } from "../files/fileStore";
import { componentOfUpload } from "../files/uploadToken";
import { messageOf } from "../runtime/errors";
import { HttpError, sendJson } from "./reply";

/** `POST /api/storage/upload?token=`: whoever holds the token stores one file. */
export async function serveUpload(files: FileStore, secret: string, request: IncomingMessage, url: URL, response: ServerResponse): Promise<void> {
  if (request.method !== "POST") throw new HttpError(405, "MethodNotAllowed", "Upload files with POST");
  const target = componentOfUpload(secret, url.searchParams.get("token") ?? "", Date.now());
  if (target === "invalid") throw new HttpError(401, "StorageTokenInvalid", "Couldn't decode the StoreFileAuthorization token");
  if (target === "expired") throw new HttpError(401, "StorageTokenExpired", "Store File Authorization expired");
  const digest = /^sha-256=(.+)$/i.exec(String(request.headers.digest ?? ""))?.[1] ?? null;
  let storageId: string;
  try {
    storageId = await files.add(request, request.headers["content-type"] ?? null, digest, target.component);
  } catch (error) {
    throw new HttpError(400, "BadUpload", messageOf(error));
  }
  sendJson(response, 200, { storageId });
}

/** `GET /api/storage/{uuid}`, whole or one range. The name is the secret: whoever knows it may read. */
export async function serveFile(files: FileStore, request: IncomingMessage, name: string, response: ServerResponse): Promise<void> {
  if (request.method !== "GET" && request.method !== "HEAD") throw new HttpError(405, "MethodNotAllowed", "Stored files are read with GET");
  const file = isBlobName(name) ? await files.findByBlob(name) : null;
  if (file === null) throw new HttpError(404, "FileNotFound", `File ${name} not found`);
  const range = parseRange(request.headers.range, file.size);
  response.setHeader("accept-ranges", "bytes");
  response.setHeader("cache-control", "private, max-age=2592000");
  response.setHeader("digest", `sha-256=${file.sha256}`);
  // Stored content must not run as a page of this origin.
  response.setHeader("x-content-type-options", "nosniff");
  response.setHeader("content-security-policy", "default-src 'none'; sandbox");
  if (file.contentType !== null) response.setHeader("content-type", file.contentType);
  if (range === "unsatisfiable") {
    response.writeHead(416, { "content-range": `bytes */${file.size}` }).end();
    return;
  }
  const { start, end } = range ?? { start: 0, end: file.size - 1 };
  response.setHeader("content-length", end - start + 1);
  if (range !== null) response.setHeader("content-range", `bytes ${start}-${end}/${file.size}`);
  response.writeHead(range === null ? 200 : 206);
  if (request.method === "HEAD" || file.size === 0) response.end();
  else await pipeline(files.blobs.stream(file.blob, { start, end }), response);
}

/** One `bytes=` range; null when there is none, or nothing to take it from. Several ranges are refused, as Convex refuses them. */
function parseRange(header: string | undefined, size: number): { start: number; end: number } | "unsatisfiable" | null {
  if (header === undefined || size === 0) return null;
  const match = /^bytes=(\d*)-(\d*)$/.exec(header.trim());
  if (match === null) return "unsatisfiable";
  const [, first = "", last = ""] = match;
  if (first === "" && last === "") return "unsatisfiable";
  const start = first === "" ? Math.max(0, size - Number(last)) : Number(first);
  const end = first === "" || last === "" ? size - 1 : Math.min(Number(last), size - 1);
  return start > end || start >= size || (first === "" && Number(last) === 0) ? "unsatisfiable" : { start, end };
}
