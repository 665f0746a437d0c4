import type { Doc } from "../../_generated/dataModel";
import { fail } from "../../errors";
import { deleteFile } from "../../files/deleteFile";
import type { CreatorMutationCtx } from "../../functions";
import { audit } from "../../platform/audit";
import { soundOf } from "../soundOf";
import { archivesOf } from "../attachArchive";
import { renderOf } from "../preview/renderAll";
import { dropRelease } from "../release/releaseOf";
import type { Changed } from "./changeBeats";

/** Deletes a draft with its files. What was on sale once stays: orders, licences and contracts may name it. */
export async function deleteDraft(ctx: CreatorMutationCtx, beat: Doc<"beats">): Promise<Changed> {
  if (beat.status !== "draft") fail("conflict", "Only a draft can be deleted. Take it off sale instead.");
  if (beat.publishedAt !== null) fail("conflict", "It was on sale once, and orders may name it. It stays as a draft.");
  const archives = await archivesOf(ctx, beat._id);
  for (const fileId of [beat.masterFileId, beat.mp3FileId, beat.previewFileId, ...archives.map((archive) => archive.fileId)]) {
    const file = fileId === null ? null : await ctx.db.get(fileId);
    if (file !== null && file.state === "ready") await deleteFile(ctx, file);
  }
  for (const archive of archives) await ctx.db.delete(archive._id);
  const sound = await soundOf(ctx, beat._id);
  if (sound !== null) await ctx.db.delete(sound._id);
  const render = await renderOf(ctx, beat._id);
  if (render !== null) await ctx.db.delete(render._id);
  await dropRelease(ctx, beat._id);
  await ctx.db.delete(beat._id);
  await audit(ctx, { userId: ctx.user._id }, "beat.deleted", `beat:${beat._id}`, { title: beat.title });
  return { changed: true, version: beat.version, status: null, before: null };
}
