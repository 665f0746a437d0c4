import { api } from "../../convex/_generated/api";
import { processMaster } from "../audio/processMaster";
import { AudioRefused } from "../audio/refusal";
import { asService } from "../convex";
import { env } from "../env";
import { remoteFiles } from "../providers/uploadthing";
import type { WorkArgs, WorkResult } from "./tasks";
import { markOf } from "./markOf";
import { oneAtATime } from "./oneAtATime";
import type { WorkContext } from "./report";
import { remoteBytes } from "./remoteBytes";
import { storeFile } from "./storage";
import { withTemporaryFiles, type TemporaryFile } from "./temporaryFile";

/** Long enough to read 256 MB while encoding it. */
const MASTER_URL_SECONDS = 60 * 60;
/** Share of the bar that reading and encoding take; the rest is storing. */
const ENCODED_PERCENT = 90;

/** Encoding fills a processor: one beat at a time. */
export const inTurn = oneAtATime();

/** Makes of an uploaded master what a beat needs: facts, waveform, the buyers' MP3 and the public preview. */
export function processBeat(args: WorkArgs<"beat.process">, context: WorkContext): Promise<WorkResult> {
  context.progress(0, "Waiting for its turn");
  return inTurn(async () => {
    try {
      return await withTemporaryFiles((create) => encode(args, create, context));
    } catch (thrown) {
      if (thrown instanceof AudioRefused) return { ok: false, reason: thrown.message };
      throw thrown;
    }
  });
}

async function encode({ beatId, key }: WorkArgs<"beat.process">, create: (name: string) => Promise<TemporaryFile>, { progress, signal }: WorkContext): Promise<WorkResult> {
  progress(1, "Opening the master");
  const about = await asService().query(api.beats.queries.forProcessing, { beatId });
  if (about === null) throw new AudioRefused("The beat is no longer there.");
  const tag = { title: about.title, artist: about.artist, licenceUrl: new URL(`/beats/${about.slug}`, env().APP_URL).href };
  const master = await remoteBytes(await remoteFiles().signedUrl(key, MASTER_URL_SECONDS), signal);
  const [mp3, preview] = await Promise.all([create("beat.mp3"), create("preview.mp3")]);
  const onProgress = (percent: number) => progress(1 + Math.floor((percent * (ENCODED_PERCENT - 1)) / 100), "Listening and encoding");
  const facts = await processMaster(master, { mp3, preview }, { onProgress, signal, tag, markAt: await markOf(about.mark, signal) });
  progress(ENCODED_PERCENT, "Storing the preview");
  const storedPreview = await storeFile({ body: await preview.read(), size: preview.size, contentType: "audio/mpeg" }, signal);
  progress(ENCODED_PERCENT + 3, "Storing the MP3");
  const storedMp3 = await storeFile({ body: await mp3.read(), size: mp3.size, contentType: "audio/mpeg" }, signal);
  return { ok: true, ...facts, preview: storedPreview, mp3: storedMp3 };
}
