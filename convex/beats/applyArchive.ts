import type { Infer } from "convex/values";
import { STEMS_BOUNDS } from "../../lib/domain/limits";
import type { Doc, Id } from "../_generated/dataModel";
import type { MutationCtx } from "../_generated/server";
import { fail } from "../errors";
import type { vStemsChecked, vUnprocessable } from "../platform/workKinds";

type Task = { archiveId: Id<"beatArchives">; fileId: Id<"files"> };

const GIVEN_UP = "We could not look into this ZIP. Upload it again, or make it anew.";

async function waiting(ctx: MutationCtx, { archiveId }: Task): Promise<Doc<"beatArchives"> | null> {
  const archive = await ctx.db.get(archiveId);
  return archive?.state === "pending" ? archive : null;
}

/** Shows the creator how far the look into their ZIP is. */
export async function showArchiveProgress(ctx: MutationCtx, task: Task, percent: number): Promise<void> {
  const archive = await waiting(ctx, task);
  if (archive !== null) await ctx.db.patch(archive._id, { percent: Math.min(Math.max(Math.round(percent), 0), 99) });
}

/** Tells the creator that nobody will try again. */
export async function archiveGivenUp(ctx: MutationCtx, task: Task): Promise<void> {
  const archive = await waiting(ctx, task);
  if (archive !== null) await ctx.db.patch(archive._id, { state: "failed", error: GIVEN_UP });
}

/** Takes in what a ZIP was found to hold. From now on licences promise it. One that was replaced meanwhile changes nothing. */
export async function applyArchive(ctx: MutationCtx, task: Task, outcome: Infer<typeof vStemsChecked> | Infer<typeof vUnprocessable>): Promise<void> {
  const archive = await waiting(ctx, task);
  if (archive === null) return;
  if (!outcome.ok) return await ctx.db.patch(archive._id, { state: "failed", error: outcome.reason.slice(0, 500) });
  const { tracks, expandedBytes, sha256 } = outcome;
  if (tracks.length === 0 || tracks.length > STEMS_BOUNDS.maxTracks || tracks.some(({ name }) => name.length > STEMS_BOUNDS.maxNameLength)) {
    fail("invalid_request", `Stems are 1 to ${STEMS_BOUNDS.maxTracks} files.`);
  }
  const beat = await ctx.db.get(archive.beatId);
  if (beat === null) return;
  await ctx.db.patch(archive._id, { state: "ready", percent: 100, error: null, tracks, expandedBytes });
  await ctx.db.patch(archive.fileId, { sha256 });
  // Sold between upload and look: the exclusive delivers what it was sold with.
  if (beat.status !== "sold") await ctx.db.patch(beat._id, { archives: { ...beat.archives, [archive.kind]: { fileId: archive.fileId, tracks: tracks.length } } });
}
