import type { Infer } from "convex/values";
import { FILE_TYPES } from "../../lib/domain/beatTiers";
import type { Doc, Id } from "../_generated/dataModel";
import type { QueryCtx } from "../_generated/server";
import { ownLicense, type LicenseRef } from "../commerce/licenses";
import type { vDeliverable } from "../commerce/validators";
import type { UserQueryCtx } from "../functions";

const MAX_FILES = 50;

/** The live rights to files that came from one order line, in the order people read them. */
export async function liveRights(ctx: QueryCtx, lineId: Id<"orderLines">): Promise<Doc<"entitlements">[]> {
  const rights = await ctx.db
    .query("entitlements")
    .withIndex("by_source", (q) => q.eq("lineId", lineId))
    .take(MAX_FILES);
  return rights
    .filter((right) => right.state === "active" && right.right === "download")
    .sort((a, b) => FILE_TYPES.indexOf(a.fileType) - FILE_TYPES.indexOf(b.fileType));
}

/** The files a line's buyer may download now. */
export async function filesOfLine(ctx: QueryCtx, lineId: Id<"orderLines">): Promise<Infer<typeof vDeliverable>[]> {
  const files: Infer<typeof vDeliverable>[] = [];
  for (const right of await liveRights(ctx, lineId)) {
    const file = await ctx.db.get(right.fileId);
    if (file?.state === "ready") files.push({ fileType: right.fileType, filename: right.filename, size: file.size });
  }
  return files;
}

/** The files of a licence of the caller. */
export async function deliverablesOf(ctx: UserQueryCtx, ref: LicenseRef) {
  const license = await ownLicense(ctx, ref);
  return { licenseId: license._id, lineId: license.lineId, files: await filesOfLine(ctx, license.lineId) };
}
