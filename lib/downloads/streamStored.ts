import { AppError } from "../domain/errors";
import { parseRange, type ByteRange } from "./range";

/** A file of Convex storage, on its way to somebody through us. */
export interface StoredFile {
  /** Where it is read from. Never shown to anybody: it cannot be revoked. */
  url: string;
  /** Bytes. */
  size: number;
  /** Strong: the same bytes as long as it is the same. With quotes. */
  etag: string;
  headers: Readonly<Record<string, string>>;
}

/**
 * Answers GET and HEAD for a stored file: whole, one range (206), unchanged (304) or out of bounds (416). Bytes pass
 * through; none are kept.
 */
export async function streamStored(request: Request, file: StoredFile): Promise<Response> {
  const headers = new Headers({ ...file.headers, "accept-ranges": "bytes", etag: file.etag, "x-content-type-options": "nosniff" });
  if (matches(request.headers.get("if-none-match"), file.etag)) return new Response(null, { status: 304, headers });

  const range = usableRange(request.headers, file);
  if (range === "unsatisfiable") {
    headers.set("content-range", `bytes */${file.size}`);
    return new Response(null, { status: 416, headers });
  }
  const { start, end } = range ?? { start: 0, end: file.size - 1 };
  headers.set("content-length", String(end - start + 1));
  if (range !== null) headers.set("content-range", `bytes ${start}-${end}/${file.size}`);
  const body = request.method === "HEAD" ? null : await openStretch(file.url, range, request.signal);
  return new Response(body, { status: range === null ? 200 : 206, headers });
}

/** `If-Range` with another version's tag, or with a date (we give none), asks for the whole file instead. */
function usableRange(headers: Headers, file: StoredFile): ReturnType<typeof parseRange> {
  const condition = headers.get("if-range");
  return condition !== null && condition !== file.etag ? null : parseRange(headers.get("range"), file.size);
}

function matches(header: string | null, etag: string): boolean {
  return (header ?? "").split(",").some((tag) => [etag, "*"].includes(tag.trim().replace(/^W\//, "")));
}

/** Asks storage for just the stretch; one that answers with the whole file is cut here. */
async function openStretch(url: string, range: ByteRange | null, signal: AbortSignal): Promise<ReadableStream<Uint8Array>> {
  const headers: Record<string, string> = range === null ? {} : { range: `bytes=${range.start}-${range.end}` };
  const response = await fetch(url, { headers, signal, cache: "no-store" });
  if (!response.ok || response.body === null) {
    await response.body?.cancel();
    throw new AppError("provider_unavailable", "The file cannot be read right now. Try again in a moment.", {
      cause: new Error(`Convex storage answered ${response.status}`),
      retryAfterSeconds: 5,
    });
  }
  return range === null || response.status === 206 ? response.body : response.body.pipeThrough(cut(range));
}

function cut({ start, end }: ByteRange): TransformStream<Uint8Array, Uint8Array> {
  let position = 0;
  return new TransformStream({
    transform(chunk, controller) {
      const piece = chunk.subarray(Math.max(0, start - position), Math.max(0, end + 1 - position));
      position += chunk.length;
      if (piece.length > 0) controller.enqueue(piece);
      if (position > end) controller.terminate();
    },
  });
}
