import type { Doc, Id } from "../_generated/dataModel";
import type { MutationCtx } from "../_generated/server";
import { enqueueWork } from "../platform/enqueueWork";

/** Deletes a file's bytes: at once where they are ours, by work where somebody else keeps them. The row stays as a record. */
export async function deleteFile(ctx: MutationCtx, file: Doc<"files">): Promise<void> {
  if (file.storage === null) {
    await ctx.db.delete(file._id);
    return;
  }
  if (file.storage.provider === "convex") {
    await ctx.storage.delete(file.storage.storageId);
    await ctx.db.patch(file._id, { state: "deleted", storage: null });
    return;
  }
  const { key } = file.storage;
  await ctx.db.patch(file._id, { state: "deleting" });
  await enqueueWork(ctx, { kind: "file.delete", args: { fileId: file._id, key } }, `delete/${key}`);
}

/** Notes that the store has deleted `key`. A row that meanwhile holds other bytes is left alone. */
export async function fileDeleted(ctx: MutationCtx, args: { fileId: Id<"files">; key: string }): Promise<void> {
  const file = await ctx.db.get(args.fileId);
  if (file === null || file.storage?.provider !== "uploadthing" || file.storage.key !== args.key) return;
  await ctx.db.patch(file._id, { state: "deleted", storage: null });
}
