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
  const body = await bytesOf(request, limit);
  const encoding = request.headers["content-encoding"];
  return encoding === undefined || encoding === "identity" ? body : decompress(body, encoding, limit);
}

/** By events: an async iterator over a request costs as much as the rest of a small call. */
function bytesOf(request: IncomingMessage, limit: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const take = (chunk: Buffer) => {
      size += chunk.length;
      if (size <= limit) {
        chunks.push(chunk);
        return;
      }
      // The stream is left open and read on, so that the refusal can still be sent over its connection.
      request.off("data", take);
      request.resume();
      reject(new HttpError(413, "RequestTooLarge", `Request body is larger than ${limit} bytes`));
    };
    request.on("data", take);
    request.once("end", () => resolve(chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks)));
    request.once("error", reject);
  });
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

async function decompress(body: Buffer, encoding: string, limit: number): Promise<Buffer> {
  const options = { maxOutputLength: limit };
  if (encoding === "br") return promisify(brotliDecompress)(body, options);
  if (encoding === "gzip") return promisify(gunzip)(body, options);
  throw new HttpError(415, "UnsupportedEncoding", `Content-Encoding ${encoding} is not supported`);
}
