import type { IncomingMessage } from "node:http";
import { MAX_BODY, readBody } from "./body";
import { HttpError } from "./reply";

/** What an HTTP action may read of a request, chunk by chunk. */
export interface RequestBody {
  /** There is something to read, or may be. */
  readonly exists: boolean;
  next(): Promise<Uint8Array | null>;
  /** What is left of the body is nobody's any more. */
  drop(): void;
}

/** Bodies up to this size are read at once: the action then need not ask for them again and again. */
const SMALL = 64 * 1024;

/** Throws 413 for a body that says it is too large; one that turns out to be breaks off where it goes over. */
export async function requestBody(request: IncomingMessage): Promise<RequestBody> {
  const length = request.headers["content-length"] === undefined ? null : Number(request.headers["content-length"]);
  if (length !== null && length > MAX_BODY) {
    request.resume();
    throw new HttpError(413, "RequestTooLarge", `Request body is larger than ${MAX_BODY} bytes`);
  }
  const hasBody = length !== null ? length > 0 : request.headers["transfer-encoding"] !== undefined;
  const isEncoded = (request.headers["content-encoding"] ?? "identity") !== "identity";
  if (!hasBody) return wholeBody(null);
  return isEncoded || (length !== null && length <= SMALL) ? wholeBody(await readBody(request, MAX_BODY)) : streamedBody(request);
}

function wholeBody(bytes: Buffer | null): RequestBody {
  let left = bytes;
  return {
    exists: bytes !== null && bytes.length > 0,
    async next() {
      const chunk = left;
      left = null;
      return chunk;
    },
    drop() {},
  };
}

function streamedBody(request: IncomingMessage): RequestBody {
  // The stream is left open, so that the response can still be sent over its connection.
  const chunks: AsyncIterator<unknown> = request.iterator({ destroyOnReturn: false });
  let size = 0;
  return {
    exists: true,
    async next() {
      const { value, done } = await chunks.next();
      if (done === true || !Buffer.isBuffer(value)) return null;
      size += value.length;
      if (size > MAX_BODY) throw new Error(`Request body is larger than ${MAX_BODY} bytes`);
      return value;
    },
    drop: () => void request.resume(),
  };
}
