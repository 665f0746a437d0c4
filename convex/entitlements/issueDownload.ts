import type { FileType } from "../../lib/domain/beatTiers";
import type { Doc } from "../_generated/dataModel";
import { ownLicense, type LicenseRef } from "../commerce/licenses";
import { fail } from "../errors";
import type { UserMutationCtx } from "../functions";
import { spend } from "../platform/slidingWindow";
import { liveRights } from "./deliverables";

const WHY_NOT = {
  disputed: "The bank behind this payment disputes it. Downloads pause until it has decided; if you did not mean to, tell your bank.",
  refunded: "This licence is no longer in force: its payment was returned.",
  revoked: "This licence is no longer in force: the bank took its payment back, or that of the licence it built upon was returned.",
  superseded: "A larger licence took the place of this one. Download its files from that licence.",
} as const;

/** Grants one download to a buyer whose right is alive, and writes it down. */
export async function issueDownload(ctx: UserMutationCtx, input: LicenseRef & { fileType: FileType }) {
  const { fileType, ...ref } = input;
  const license = await ownLicense(ctx, ref);
  // An older take that its successor does not deliver stays with the licence it was sold with.
  const upgraded = license.status === "superseded";
  if (license.status !== "active" && !upgraded) fail("forbidden", WHY_NOT[license.status]);
  const right = (await liveRights(ctx, license.lineId)).find((candidate) => candidate.fileType === fileType);
  if (right === undefined && upgraded) fail("forbidden", WHY_NOT.superseded);
  if (right === undefined) fail("forbidden", `This licence does not include ${fileType.toUpperCase()} files.`);
  const file = await ctx.db.get(right.fileId);
  if (file === null || file.state !== "ready" || file.storage === null) fail("unavailable", "This file is not available at the moment.");
  await spend(ctx, "issueDownload", ctx.user._id);
  await ctx.db.insert("downloads", { userId: ctx.user._id, lineId: license.lineId, licenseId: license._id, fileId: file._id, fileType });
  return {
    fileId: file._id,
    filename: right.filename,
    size: file.size,
    contentType: file.contentType,
    storage: whereabouts(file.storage),
  };
}

/** What lies in Convex storage is named by its file alone: its address could not be revoked, so it is never given out. */
function whereabouts(storage: NonNullable<Doc<"files">["storage"]>) {
  if (storage.provider === "convex") return { provider: "convex" as const };
  return { provider: "uploadthing" as const, key: storage.key };
}
