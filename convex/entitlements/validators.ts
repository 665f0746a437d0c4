import { v } from "convex/values";
import { vFileType } from "../beats/validators";
import { vLicenseStatus } from "../commerce/validators";

/** A download as the one who made it sees it: when (ms), which file, of which licence. */
export const vDownloadRow = v.object({
  downloadId: v.id("downloads"),
  at: v.number(),
  fileType: vFileType,
  filename: v.string(),
  licenseId: v.id("licenses"),
  orderId: v.id("orders"),
  status: vLicenseStatus,
  title: v.string(),
  tierName: v.string(),
  slug: v.string(),
  levels: v.array(v.number()),
});
