import type { ByteRange } from "./range";

/** Bytes that take the place of a stored file's first ones. */
export interface NewHead {
  bytes: Uint8Array;
  /** How many bytes of the stored file it stands for. */
  replaces: number;
}

/** How long a stored file of `size` bytes is with its new head. */
export function headedSize(size: number, { bytes, replaces }: NewHead): number {
  return bytes.length + size - replaces;
}

/** A stretch of the file with its new head, as what comes from the head and what from the stored file; `null` where none does. */
export function splitStretch({ start, end }: ByteRange, { bytes, replaces }: NewHead): { head: Uint8Array; stored: ByteRange | null } {
  const shift = replaces - bytes.length;
  const stored = end < bytes.length ? null : { start: Math.max(start, bytes.length) + shift, end: end + shift };
  return { head: bytes.subarray(start, end + 1), stored };
}

/** Bytes that are there already, and then those of a stream. */
export function followedBy(head: Uint8Array, rest: ReadableStream<Uint8Array> | null): ReadableStream<Uint8Array> {
  const reader = rest?.getReader();
  let begun = head.length === 0;
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      if (!begun) {
        begun = true;
        controller.enqueue(head);
        return;
      }
      const next = await reader?.read();
      if (next === undefined || next.done) controller.close();
      else controller.enqueue(next.value);
    },
    async cancel(reason) {
      await reader?.cancel(reason);
    },
  });
}
