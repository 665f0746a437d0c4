import { verifyStems } from "../archives/verify";
import { AudioRefused } from "../audio/refusal";
import { remoteFiles } from "../providers/uploadthing";
import { remoteBytes } from "./remoteBytes";
import type { WorkContext } from "./report";
import type { WorkArgs, WorkResult } from "./tasks";

/** Long enough to read a gigabyte while unpacking it. */
const URL_SECONDS = 60 * 60;

/** Looks into an uploaded ZIP of stems: what it holds, whether all of it unpacks, whether it is sound. */
export async function checkBeatStems({ key }: WorkArgs<"beat.stems">, { progress, signal }: WorkContext): Promise<WorkResult> {
  progress(0, "Opening the ZIP");
  try {
    const source = await remoteBytes(await remoteFiles().signedUrl(key, URL_SECONDS), signal);
    const facts = await verifyStems(source, (percent) => progress(percent, "Unpacking"));
    return { ok: true, stems: true, ...facts };
  } catch (thrown) {
    if (thrown instanceof AudioRefused) return { ok: false, reason: thrown.message };
    throw thrown;
  }
}
