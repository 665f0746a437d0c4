import { processMaster, type MasterSource } from "../audio/processMaster";
import { AudioRefused } from "../audio/refusal";
import { remoteFiles } from "../providers/uploadthing";
import type { WorkArgs, WorkResult } from "./tasks";
import { oneAtATime } from "./oneAtATime";
import type { WorkContext } from "./report";
import { storeFile } from "./storage";
import { withTemporaryFiles, type TemporaryFile } from "./temporaryFile";

/** Long enough to read 256 MB while encoding it. */
const MASTER_URL_SECONDS = 60 * 60;
/** Share of the bar that reading and encoding take; the rest is storing. */
const ENCODED_PERCENT = 90;

const inTurn = oneAtATime();

/** Makes of an uploaded master what a beat needs: facts, waveform, the buyers' MP3 and the public preview. */
export function processBeat({ key }: WorkArgs<"beat.process">, context: WorkContext): Promise<WorkResult> {
  context.progress(0, "Waiting for its turn");
  return inTurn(async () => {
    try {
      return await withTemporaryFiles((create) => encode(key, create, context));
    } catch (thrown) {
      if (thrown instanceof AudioRefused) return { ok: false, reason: thrown.message };
      throw thrown;
    }
  });
}

async function encode(key: string, create: (name: string) => Promise<TemporaryFile>, { progress, signal }: WorkContext): Promise<WorkResult> {
  progress(1, "Opening the master");
  const master = await openMaster(await remoteFiles().signedUrl(key, MASTER_URL_SECONDS), signal);
  const [mp3, preview] = await Promise.all([create("beat.mp3"), create("preview.mp3")]);
  const onProgress = (percent: number) => progress(1 + Math.floor((percent * (ENCODED_PERCENT - 1)) / 100), "Listening and encoding");
  const facts = await processMaster(master, { mp3, preview }, { onProgress, signal });
  progress(ENCODED_PERCENT, "Storing the preview");
  const storedPreview = await storeFile({ body: await preview.read(), size: preview.size, contentType: "audio/mpeg" }, signal);
  progress(ENCODED_PERCENT + 3, "Storing the MP3");
  const storedMp3 = await storeFile({ body: await mp3.read(), size: mp3.size, contentType: "audio/mpeg" }, signal);
  return { ok: true, ...facts, preview: storedPreview, mp3: storedMp3 };
}

async function openMaster(url: string, signal: AbortSignal): Promise<MasterSource> {
  const response = await fetch(url, { signal, cache: "no-store" });
  if (response.status === 404 || response.status === 410) throw new AudioRefused("The upload is no longer there. Upload the master again.");
  const size = Number(response.headers.get("content-length"));
  if (!response.ok || response.body === null || !(size > 0)) throw new Error(`The master could not be read: ${response.status}`);
  return { size, chunks: chunksOf(response.body) };
}

/** Closes the connection however the reading ends: a refused file is not read to its end. */
async function* chunksOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
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
