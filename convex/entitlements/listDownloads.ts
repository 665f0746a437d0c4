import type { PaginationOptions } from "convex/server";
import type { Infer } from "convex/values";
import { listedLevels } from "../../lib/domain/levels";
import type { Doc } from "../_generated/dataModel";
import type { QueryCtx } from "../_generated/server";
import { fail } from "../errors";
import type { UserQueryCtx } from "../functions";
import { bounded } from "../platform/bounded";
import type { vDownloadRow } from "./validators";

/** Every download that the caller was granted, newest first, as it was written down when it was granted. */
export async function listDownloads(ctx: UserQueryCtx, paginationOpts: PaginationOptions) {
  const result = await ctx.db
    .query("downloads")
    .withIndex("by_user", (q) => q.eq("userId", ctx.user._id))
    .order("desc")
    .paginate(bounded(paginationOpts));
  return { ...result, page: await Promise.all(result.page.map(async (download) => await row(ctx, download))) };
}

async function row(ctx: QueryCtx, { _id, _creationTime, fileType, licenseId, lineId, fileId }: Doc<"downloads">): Promise<Infer<typeof vDownloadRow>> {
  const license = (await ctx.db.get(licenseId)) ?? fail("internal", "A download is of a licence that is gone.");
  const line = await ctx.db.get(lineId);
  const beat = await ctx.db.get(license.beatId);
  const { snapshot, status, orderId } = license;
  const sold = line?.detail.files.find((file) => file.fileId === fileId);
  return {
    downloadId: _id,
    at: Math.floor(_creationTime),
    fileType,
    filename: sold?.filename ?? fileType.toUpperCase(),
    licenseId,
    orderId,
    status,
    title: snapshot.beat.title,
    tierName: snapshot.tier.name,
    slug: beat?.slug ?? "",
    levels: listedLevels(beat?.audio?.peaks ?? []),
  };
}
