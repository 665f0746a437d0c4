import type { Id } from "../../_generated/dataModel";
import type { MutationCtx } from "../../_generated/server";
import { deleteFile } from "../../files/deleteFile";

/** Deletes a preview that another has replaced; one that is in use stays. */
export async function sweepPreview(ctx: MutationCtx, { beatId, fileId }: { beatId: Id<"beats">; fileId: Id<"files"> }): Promise<void> {
  const [beat, file] = [await ctx.db.get(beatId), await ctx.db.get(fileId)];
  if (file === null || file.state !== "ready" || beat?.previewFileId === fileId) return;
  await deleteFile(ctx, file);
}
