import { v } from "convex/values";
import { vFileType } from "../beats/validators";
import { userMutation } from "../functions";
import { issueDownload as issue } from "./issueDownload";

/** Grants one download of one file and writes it down. Says where the bytes lie; Next signs the way there. */
export const issueDownload = userMutation({
  args: { licenseId: v.optional(v.string()), lineId: v.optional(v.string()), fileType: vFileType },
  returns: v.object({
    fileId: v.id("files"),
    filename: v.string(),
    size: v.number(),
    contentType: v.string(),
    storage: v.union(
      v.object({ provider: v.literal("uploadthing"), key: v.string() }),
      v.object({ provider: v.literal("convex") }),
    ),
  }),
  handler: async (ctx, args) => await issue(ctx, args),
});
