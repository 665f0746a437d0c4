import type { Id } from "../_generated/dataModel";
import type { MutationCtx } from "../_generated/server";
import { audit } from "../platform/audit";
import { enqueueWork } from "../platform/enqueueWork";

type Finished = { fileId: Id<"files">; key: string; name: string; size: number; contentType: string };

/**
 * Notes that the bytes of an announced upload lie under `key`. The callback may come twice. Bytes that nobody announced so
 * (for a row that was given up or has its bytes already, or of another size than the quota was charged for) are sent away again.
 */
export async function finishUpload(ctx: MutationCtx, finished: Finished): Promise<{ fileId: Id<"files"> }> {
  const { fileId, key, size, contentType } = finished;
  const file = await ctx.db.get(fileId);
  const storage = { provider: "uploadthing", key } as const;
  const same = file?.storage?.provider === "uploadthing" && file.storage.key === key;
  if (same) return { fileId };
  if (file === null || file.state !== "pending") {
    await enqueueWork(ctx, { kind: "file.delete", args: { fileId, key } }, `delete/${key}`);
    return { fileId };
  }
  if (size !== file.size) {
    await ctx.db.patch(fileId, { state: "deleting", storage, size });
    await audit(ctx, "service", "file.refused", `file:${fileId}`, { announced: file.size, arrived: size });
    await enqueueWork(ctx, { kind: "file.delete", args: { fileId, key } }, `delete/${key}`);
    return { fileId };
  }
  await ctx.db.patch(fileId, { state: "ready", storage, contentType: contentType === "" ? file.contentType : contentType });
  return { fileId };
}
