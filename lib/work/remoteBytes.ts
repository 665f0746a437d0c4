import { AudioRefused } from "../audio/refusal";
import type { ArchiveSource } from "../archives/verify";

/**
 * A stored upload behind its signed address, to be read in stretches, or from the start as often as needed.
 * @throws AudioRefused when it is no longer there
 */
export async function remoteBytes(url: string, signal: AbortSignal): Promise<ArchiveSource> {
  const first = await fetch(url, { signal, cache: "no-store" });
  if (first.status === 404 || first.status === 410) throw new AudioRefused("The upload is no longer there. Upload the file again.");
  const size = Number(first.headers.get("content-length"));
  if (!first.ok || first.body === null || !(size > 0)) throw new Error(`The upload could not be read: ${first.status}`);
  // The answer that told the size is already on its way; what is opened after it asks again.
  let waiting: Response | null = first;
  return {
    size,
    range: async (from, to) => {
      const part = await fetch(url, { signal, cache: "no-store", headers: { range: `bytes=${from}-${to - 1}` } });
      if (part.status !== 206) throw new Error(`The upload could not be read in part: ${part.status}`);
      return new Uint8Array(await part.arrayBuffer());
    },
    open: () => {
      const answer = waiting;
      waiting = null;
      return chunksOf(async () => answer ?? (await fetch(url, { signal, cache: "no-store" })));
    },
  };
}

/** Closes the connection however the reading ends: a refused file is not read to its end. */
async function* chunksOf(ask: () => Promise<Response>): AsyncGenerator<Uint8Array> {
  const { ok, status, body } = await ask();
  if (!ok || body === null) throw new Error(`The upload could not be read: ${status}`);
  const reader = body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
