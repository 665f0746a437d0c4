import type { Infer } from "convex/values";
import { AUDIO_CONTAINERS, type AudioContainer } from "../../lib/domain/limits";
import { slugify } from "../../lib/domain/slugs";
import type { Doc, Id } from "../_generated/dataModel";
import type { MutationCtx } from "../_generated/server";
import { keepGenerated } from "../files/keepGenerated";
import { checkBars, keepSound } from "./soundOf";
import type { vProcessed, vUnprocessable } from "../platform/workKinds";

type Task = { beatId: Id<"beats">; fileId: Id<"files"> };
type Processed = Infer<typeof vProcessed>;
type Outcome = Processed | Infer<typeof vUnprocessable>;

const GIVEN_UP = "We could not process this file. Upload it again, or try another export.";

/** The beat a processing task is about, as long as it still has that master. */
async function beatOf(ctx: MutationCtx, task: Task): Promise<Doc<"beats"> | null> {
  const beat = await ctx.db.get(task.beatId);
  return beat !== null && beat.masterFileId === task.fileId && beat.processing.state !== "ready" ? beat : null;
}

/** Shows the creator how far their beat is. */
export async function showProgress(ctx: MutationCtx, task: Task, percent: number, step: string): Promise<void> {
  const beat = await beatOf(ctx, task);
  if (beat === null) return;
  const held = Math.min(Math.max(Math.round(percent), 0), 99);
  await ctx.db.patch(beat._id, { processing: { state: "pending", percent: held, step: step.slice(0, 100), error: null } });
}

/** Tells the creator that nobody will try again. */
export async function processingGivenUp(ctx: MutationCtx, task: Task): Promise<void> {
  await markFailed(ctx, task, GIVEN_UP);
}

/** Takes in what the master turned out to be, and the files made from it. What a replaced master yielded is thrown away. */
export async function applyProcessing(ctx: MutationCtx, task: Task, outcome: Outcome): Promise<void> {
  if (!outcome.ok) return await markFailed(ctx, task, outcome.reason.slice(0, 500));
  const beat = await beatOf(ctx, task);
  const container = AUDIO_CONTAINERS.find((known) => known === outcome.container);
  if (beat === null || container === undefined) {
    await ctx.storage.delete(outcome.preview.storageId);
    await ctx.storage.delete(outcome.mp3.storageId);
    if (beat !== null) await markFailed(ctx, task, "A master is a WAV, AIFF, FLAC or MP3; this one is not.");
    return;
  }
  checkBars(outcome.peaks);
  await keepAudio(ctx, beat, container, outcome);
}

async function keepAudio(ctx: MutationCtx, beat: Doc<"beats">, container: AudioContainer, made: Processed): Promise<void> {
  const name = slugify(beat.title) || "beat";
  const common = { ownerId: beat.ownerId, contentType: "audio/mpeg", sha256: null } as const;
  const mp3FileId = await keepGenerated(ctx, { ...common, purpose: "beat_mp3", name: `${name}.mp3`, ...made.mp3 });
  const previewFileId = await keepGenerated(ctx, { ...common, purpose: "beat_preview", name: `${name}-preview.mp3`, ...made.preview });
  await keepSound(ctx, beat._id, made);
  await ctx.db.patch(beat.masterFileId, { sha256: made.sha256 });
  const { durationMs, sampleRate, bitDepth, channels, sha256, peaks } = made;
  await ctx.db.patch(beat._id, {
    mp3FileId,
    previewFileId,
    audio: { container, durationMs, sampleRate, bitDepth, channels, sha256, peaks },
    processing: { state: "ready", percent: 100, step: "Ready", error: null },
  });
}

async function markFailed(ctx: MutationCtx, task: Task, error: string): Promise<void> {
  const beat = await beatOf(ctx, task);
  if (beat === null) return;
  await ctx.db.patch(beat._id, { processing: { ...beat.processing, state: "failed", error } });
}
