import type { UploadPurpose } from "../../lib/domain/limits";
import type { Id } from "../_generated/dataModel";
import type { MutationCtx } from "../_generated/server";
import { fail } from "../errors";
import { enqueueWork } from "../platform/enqueueWork";

export const UNPROCESSED = { state: "pending", percent: 0, step: "Waiting", error: null } as const;

/** A finished, unused upload of the caller, now claimed. Somebody else's file does not exist for them. */
export async function claimUpload(ctx: MutationCtx, ownerId: Id<"users">, fileId: Id<"files">, purpose: UploadPurpose): Promise<string> {
  const file = await ctx.db.get(fileId);
  if (file === null || file.ownerId !== ownerId || file.purpose !== purpose) fail("not_found", "There is no such upload of yours.");
  if (file.state !== "ready" || file.storage?.provider !== "uploadthing") fail("not_ready", "This upload has not finished yet.");
  if (file.claimed) fail("conflict", "This upload is in use already.");
  await ctx.db.patch(fileId, { claimed: true });
  return file.storage.key;
}

export async function claimMaster(ctx: MutationCtx, ownerId: Id<"users">, fileId: Id<"files">): Promise<string> {
  return await claimUpload(ctx, ownerId, fileId, "beat_master");
}

/** Sends a claimed master to be looked at and encoded. */
export async function processMaster(ctx: MutationCtx, beatId: Id<"beats">, fileId: Id<"files">, key: string): Promise<void> {
  await enqueueWork(ctx, { kind: "beat.process", args: { beatId, fileId, key } }, `process/${beatId}/${fileId}`);
}
