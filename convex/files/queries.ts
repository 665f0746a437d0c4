import { v } from "convex/values";
import { serviceQuery } from "../functions";
import { previewOf, storedFile } from "./storedFile";

const vReadable = v.object({ url: v.string(), contentType: v.string(), size: v.number() });

/** Where to read a file that lies in Convex storage. For our own server, which streams it on: the address cannot be revoked. */
export const storageUrl = serviceQuery({
  args: { fileId: v.id("files") },
  returns: v.union(v.object({ url: v.string(), name: v.string(), contentType: v.string(), size: v.number() }), v.null()),
  handler: async (ctx, { fileId }) => await storedFile(ctx, fileId),
});

/** The same for a public preview, and for nothing else. */
export const preview = serviceQuery({
  args: { fileId: v.string() },
  returns: v.union(vReadable, v.null()),
  handler: async (ctx, { fileId }) => await previewOf(ctx, fileId),
});
