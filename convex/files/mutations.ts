import { v } from "convex/values";
import { serviceMutation, userMutation } from "../functions";
import { beginUpload } from "./beginUpload";
import { finishUpload } from "./finishUpload";
import { vUploadPurpose } from "./schema";

/** Announces an upload: checks purpose, type, size and the caller's daily quota before a byte moves. `size` in bytes. */
export const begin = userMutation({
  args: { purpose: vUploadPurpose, name: v.string(), size: v.number(), contentType: v.string() },
  returns: v.object({ fileId: v.id("files") }),
  handler: async (ctx, args) => await beginUpload(ctx, args),
});

/** The store's word that the bytes arrived. A second call with the same key changes nothing. */
export const finish = serviceMutation({
  args: { fileId: v.id("files"), key: v.string(), name: v.string(), size: v.number(), contentType: v.string() },
  returns: v.object({ fileId: v.id("files") }),
  handler: async (ctx, args) => await finishUpload(ctx, args),
});

/** Where the worker posts what it made: previews, MP3s, contracts. */
export const storageUploadUrl = serviceMutation({
  args: {},
  returns: v.object({ url: v.string() }),
  handler: async (ctx) => ({ url: await ctx.storage.generateUploadUrl() }),
});
