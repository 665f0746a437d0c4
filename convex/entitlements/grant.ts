import type { FileType } from "../../lib/domain/beatTiers";
import type { Doc, Id } from "../_generated/dataModel";
import type { MutationCtx } from "../_generated/server";

/** Rights one order line can carry: one per file of a licence. */
const MAX_RIGHTS = 50;

/** What a right to a file is to. */
export function fileResource(fileId: Id<"files">): string {
  return `file:${fileId}`;
}

type Grant = { userId: Id<"users">; lineId: Id<"orderLines">; fileType: FileType; fileId: Id<"files">; filename: string };

/** Grants the right to download a file, once per source line and file. */
export async function grantDownload(ctx: MutationCtx, { userId, lineId, fileType, fileId, filename }: Grant): Promise<void> {
  const resource = fileResource(fileId);
  const known = await ctx.db
    .query("entitlements")
    .withIndex("by_source", (q) => q.eq("lineId", lineId).eq("resource", resource).eq("right", "download"))
    .unique();
  if (known !== null) return;
  await ctx.db.insert("entitlements", {
    userId,
    lineId,
    resource,
    right: "download",
    fileType,
    fileId,
    filename,
    state: "active",
    revokedAt: null,
  });
}

/** Stops the live rights of this line while its payment is in doubt, or lets them live again. What was revoked stays so. */
export async function suspendEntitlements(ctx: MutationCtx, lineId: Id<"orderLines">, suspended: boolean): Promise<void> {
  const [from, to] = suspended ? (["active", "suspended"] as const) : (["suspended", "active"] as const);
  for (const right of await rightsOf(ctx, lineId)) {
    if (right.state === from) await ctx.db.patch(right._id, { state: to });
  }
}

/** Takes back every right that came from this line. The same file bought another way stays. */
export async function revokeEntitlements(ctx: MutationCtx, lineId: Id<"orderLines">): Promise<void> {
  for (const right of await rightsOf(ctx, lineId)) await revoke(ctx, right);
}

/** Takes back the rights that came from this line to these files. */
export async function revokeEntitlementsTo(ctx: MutationCtx, lineId: Id<"orderLines">, fileIds: Id<"files">[]): Promise<void> {
  for (const right of await rightsOf(ctx, lineId)) if (fileIds.includes(right.fileId)) await revoke(ctx, right);
}

/** Gives back every right that came from this line. */
export async function restoreEntitlements(ctx: MutationCtx, lineId: Id<"orderLines">): Promise<void> {
  for (const right of await rightsOf(ctx, lineId)) {
    if (right.state === "revoked") await ctx.db.patch(right._id, { state: "active", revokedAt: null });
  }
}

async function rightsOf(ctx: MutationCtx, lineId: Id<"orderLines">): Promise<Doc<"entitlements">[]> {
  return await ctx.db
    .query("entitlements")
    .withIndex("by_source", (q) => q.eq("lineId", lineId))
    .take(MAX_RIGHTS);
}

async function revoke(ctx: MutationCtx, right: Doc<"entitlements">): Promise<void> {
  if (right.state !== "revoked") await ctx.db.patch(right._id, { state: "revoked", revokedAt: Date.now() });
}
