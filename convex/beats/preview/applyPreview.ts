import type { Infer } from "convex/values";
import { slugify } from "../../../lib/domain/slugs";
import { internal } from "../../_generated/api";
import type { Id } from "../../_generated/dataModel";
import type { MutationCtx } from "../../_generated/server";
import { keepGenerated } from "../../files/keepGenerated";
import type { vPreviewMade, vUnprocessable } from "../../platform/workKinds";
import { keepListing } from "../listing/keepListing";
import { renderOf } from "./renderAll";

type Task = { beatId: Id<"beats">; fileId: Id<"files">; version: number };

/** Pages that are open, and what caches hold, go on naming the preview before: it stays as long as this. */
const KEEP_OLD_MS = 24 * 3_600_000;

/** Puts a preview in the place of the one before, in one step: there is no moment without one. What is overtaken is thrown away. */
export async function applyPreview(ctx: MutationCtx, task: Task, made: Infer<typeof vPreviewMade> | Infer<typeof vUnprocessable>): Promise<void> {
  if (!made.ok) return await previewGivenUp(ctx, task);
  const { storageId, size } = made.previewOnly;
  const [beat, render] = [await ctx.db.get(task.beatId), await renderOf(ctx, task.beatId)];
  if (beat === null || render === null || render.version !== task.version) return await ctx.storage.delete(storageId);
  await ctx.db.patch(render._id, { state: "done" });
  // A master replaced meanwhile is processed with the present tag anyway.
  if (beat.masterFileId !== task.fileId || beat.processing.state !== "ready") return await ctx.storage.delete(storageId);
  const name = `${slugify(beat.title) || "beat"}-preview.mp3`;
  const previewFileId = await keepGenerated(ctx, { ownerId: beat.ownerId, purpose: "beat_preview", name, contentType: "audio/mpeg", storageId, size, sha256: null });
  const before = beat.previewFileId;
  await ctx.db.patch(beat._id, { previewFileId });
  await keepListing(ctx, beat._id);
  if (before !== null) await ctx.scheduler.runAfter(KEEP_OLD_MS, internal.beats.previews.sweep, { beatId: beat._id, fileId: before });
}

/** Notes that nobody will try again; the preview there is stays. */
export async function previewGivenUp(ctx: MutationCtx, { beatId, version }: Task): Promise<void> {
  const render = await renderOf(ctx, beatId);
  if (render !== null && render.version === version) await ctx.db.patch(render._id, { state: "failed" });
}
