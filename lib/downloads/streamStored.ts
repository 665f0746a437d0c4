import { followedBy, headedSize, type NewHead, splitStretch } from "./newHead";
import { openStretch } from "./openStretch";
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
  /** What its first bytes are served as instead. */
  head?: NewHead;
}

/**
 * Answers GET and HEAD for a stored file: whole, one range (206), unchanged (304) or out of bounds (416). Bytes pass
 * through; none are kept.
 */
export async function streamStored(request: Request, file: StoredFile): Promise<Response> {
  const headers = new Headers({ ...file.headers, "accept-ranges": "bytes", etag: file.etag, "x-content-type-options": "nosniff" });
  if (matches(request.headers.get("if-none-match"), file.etag)) return new Response(null, { status: 304, headers });

  const size = file.head === undefined ? file.size : headedSize(file.size, file.head);
  const range = usableRange(request.headers, size, file.etag);
  if (range === "unsatisfiable") {
    headers.set("content-range", `bytes */${size}`);
    return new Response(null, { status: 416, headers });
  }
  const { start, end } = range ?? { start: 0, end: size - 1 };
  headers.set("content-length", String(end - start + 1));
  if (range !== null) headers.set("content-range", `bytes ${start}-${end}/${size}`);
  const body = request.method === "HEAD" ? null : await opened(file, range, { start, end }, request.signal);
  return new Response(body, { status: range === null ? 200 : 206, headers });
}

/** `If-Range` with another version's tag, or with a date (we give none), asks for the whole file instead. */
function usableRange(headers: Headers, size: number, etag: string): ReturnType<typeof parseRange> {
  const condition = headers.get("if-range");
  return condition !== null && condition !== etag ? null : parseRange(headers.get("range"), size);
}

async function opened({ url, head }: StoredFile, range: ByteRange | null, stretch: ByteRange, signal: AbortSignal): Promise<ReadableStream<Uint8Array>> {
  if (head === undefined) return await openStretch(url, range, signal);
  const parts = splitStretch(stretch, head);
  return followedBy(parts.head, parts.stored === null ? null : await openStretch(url, parts.stored, signal));
}

function matches(header: string | null, etag: string): boolean {
  return (header ?? "").split(",").some((tag) => [etag, "*"].includes(tag.trim().replace(/^W\//, "")));
}
