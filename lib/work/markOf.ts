import type { FunctionReturnType } from "convex/server";
import { api } from "../../convex/_generated/api";
import { fromMonoWav } from "../audio/monoWav";
import { type Mark, usualMark } from "../audio/mark";
import { resampled } from "../audio/resampled";
import { asService } from "../convex";
import { PREVIEW_TAG, TAG_TO_MUSIC } from "../domain/previewTag";

type Chosen = NonNullable<FunctionReturnType<typeof api.beats.queries.forProcessing>>["mark"];

/** The mark that a store has chosen for its previews, at whatever rate the preview has. */
export async function markOf({ fileId, everySeconds, loudness }: Chosen, signal: AbortSignal): Promise<(sampleRate: number) => Mark> {
  const own = fileId === null ? null : await ownSound(fileId, signal);
  return (sampleRate) => ({
    sound: own === null ? usualMark(sampleRate).sound : resampled(own, PREVIEW_TAG.sampleRate, sampleRate),
    everySeconds,
    toMusic: TAG_TO_MUSIC[loudness],
  });
}

async function ownSound(fileId: NonNullable<Chosen["fileId"]>, signal: AbortSignal): Promise<Float32Array | null> {
  const file = await asService().query(api.files.queries.storageUrl, { fileId });
  // Replaced between the two questions: the new settings are on their way to every beat anyway.
  if (file === null) return null;
  const response = await fetch(file.url, { signal, cache: "no-store" });
  if (!response.ok) throw new Error(`The preview tag could not be read: storage answered ${response.status}`);
  return fromMonoWav(new Uint8Array(await response.arrayBuffer()));
}
