import type { IncomingMessage } from "node:http";
import { brotliDecompress, gunzip } from "node:zlib";
import { promisify } from "node:util";
import { isObject, type JsonObject } from "../runtime/json";
import { HttpError } from "./reply";

/** Bodies of functions calls and HTTP actions; the limit Convex documents for HTTP actions. */
export const MAX_BODY = 20 * 1024 * 1024;
/** Bundles of a push, after decompression. */
export const MAX_PUSH_BODY = 256 * 1024 * 1024;

/** Reads a whole body, counting bytes rather than trusting Content-Length. */
export async function readBody(request: IncomingMessage, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  // The stream is left open, so that the refusal can still be sent over its connection.
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    if (!Buffer.isBuffer(chunk)) continue;
    size += chunk.length;
    if (size > limit) {
      request.resume();
      throw new HttpError(413, "RequestTooLarge", `Request body is larger than ${limit} bytes`);
    }
    chunks.push(chunk);
  }
  return decompress(Buffer.concat(chunks), request.headers["content-encoding"], limit);
}

/** A JSON object; an empty body counts as one without fields. */
export async function readJson(request: IncomingMessage, limit = MAX_BODY): Promise<JsonObject> {
  const text = (await readBody(request, limit)).toString("utf8");
  if (text.trim() === "") return {};
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new HttpError(400, "BadJsonBody", "The request body is not valid JSON");
  }
  if (!isObject(value)) throw new HttpError(400, "BadJsonBody", "The request body must be a JSON object");
  return value;
}

async function decompress(body: Buffer, encoding: string | undefined, limit: number): Promise<Buffer> {
  if (encoding === undefined || encoding === "identity") return body;
  const options = { maxOutputLength: limit };
  if (encoding === "br") return promisify(brotliDecompress)(body, options);
  if (encoding === "gzip") return promisify(gunzip)(body, options);
  throw new HttpError(415, "UnsupportedEncoding", `Content-Encoding ${encoding} is not supported`);
}
