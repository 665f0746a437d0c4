import { paginationOptsValidator, paginationResultValidator } from "convex/server";
import { v } from "convex/values";
import { vDeliverable } from "../commerce/validators";
import { serviceQuery, userQuery } from "../functions";
import { deliverablesOf } from "./deliverables";
import { listDownloads } from "./listDownloads";
import { mayStreamFile } from "./mayStreamFile";
import { trackOf } from "./trackOf";
import { vDownloadRow } from "./validators";

/** The files a licence of the caller delivers. Either id works; both must agree. */
export const deliverables = userQuery({
  args: { licenseId: v.optional(v.string()), lineId: v.optional(v.string()) },
  returns: v.object({ licenseId: v.id("licenses"), lineId: v.id("orderLines"), files: v.array(vDeliverable) }),
  handler: async (ctx, args) => await deliverablesOf(ctx, args),
});

/** What the caller has downloaded, newest first. */
export const downloads = userQuery({
  args: { paginationOpts: paginationOptsValidator },
  returns: paginationResultValidator(vDownloadRow),
  handler: async (ctx, { paginationOpts }) => await listDownloads(ctx, paginationOpts),
});

/** Whether a user may hear a file in full: they own it, or hold a right to it. */
export const mayStream = serviceQuery({
  args: { fileId: v.id("files"), userId: v.id("users") },
  returns: v.boolean(),
  handler: async (ctx, args) => await mayStreamFile(ctx, args),
});

/** What the tag of a bought MP3 says today. For our own server, which writes it into the file on its way out. */
export const track = serviceQuery({
  args: { fileId: v.id("files"), userId: v.id("users") },
  returns: v.union(v.object({ title: v.string(), artist: v.string(), slug: v.string(), peaks: v.array(v.number()) }), v.null()),
  handler: async (ctx, args) => await trackOf(ctx, args),
});
