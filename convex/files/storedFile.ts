import type { Doc, Id } from "../_generated/dataModel";
import type { QueryCtx } from "../_generated/server";

/** Where to read a ready file of Convex storage, or `null` when there is none or it lies elsewhere. */
export async function storedFile(ctx: QueryCtx, fileId: Id<"files">) {
  const file = await ctx.db.get(fileId);
  return file === null ? null : await readable(ctx, file);
}

/** The same for a preview, by an id from a public address: whatever is not a preview does not exist. */
export async function previewOf(ctx: QueryCtx, id: string) {
  const fileId = ctx.db.normalizeId("files", id);
  const file = fileId === null ? null : await ctx.db.get(fileId);
  if (file === null || file.purpose !== "beat_preview") return null;
  const found = await readable(ctx, file);
  return found === null ? null : { url: found.url, contentType: found.contentType, size: found.size };
}

async function readable(ctx: QueryCtx, file: Doc<"files">) {
  if (file.state !== "ready" || file.storage?.provider !== "convex") return null;
  const url = await ctx.storage.getUrl(file.storage.storageId);
  return url === null ? null : { url, name: file.name, contentType: file.contentType, size: file.size };
}
