import { AppError } from "../domain/errors";
import type { ByteRange } from "./range";

/** Asks storage for just the stretch; one that answers with the whole file is cut here. */
export async function openStretch(url: string, range: ByteRange | null, signal: AbortSignal): Promise<ReadableStream<Uint8Array>> {
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
