import { v } from "convex/values";
import { ARCHIVE_KINDS } from "../../lib/domain/beatTiers";
import { creatorMutation } from "../functions";
import { oneOf } from "../platform/validators";
import { attachArchive as attach, removeArchive as remove } from "./attachArchive";
import { createBeat } from "./createBeat";
import { publishBeat, unpublishBeat } from "./publishBeat";
import { updateBeat } from "./updateBeat";
import { beatFields, beatWords } from "./validators";

const vRef = v.object({ beatId: v.id("beats"), slug: v.string() });

/** Makes a draft out of the caller's finished upload and sends the master to be processed. */
export const create = creatorMutation({
  args: beatFields,
  returns: vRef,
  handler: async (ctx, args) => await createBeat(ctx, args),
});

/** Replaces what the creator wrote. `version` is the one the form was loaded with; an older one is a conflict. Without `masterFileId` the master stays. */
export const update = creatorMutation({
  args: { beatId: v.id("beats"), version: v.number(), masterFileId: v.optional(v.id("files")), ...beatWords },
  returns: v.object({ beatId: v.id("beats"), slug: v.string(), version: v.number() }),
  handler: async (ctx, args) => await updateBeat(ctx, args),
});

/** Puts a beat on sale, once it is processed and a tier is enabled. */
export const publish = creatorMutation({
  args: { beatId: v.id("beats") },
  returns: vRef,
  handler: async (ctx, { beatId }) => await publishBeat(ctx, beatId),
});

/** Takes a beat off sale. Licences sold stay as they are. */
export const unpublish = creatorMutation({
  args: { beatId: v.id("beats") },
  returns: vRef,
  handler: async (ctx, { beatId }) => await unpublishBeat(ctx, beatId),
});

/** Gives a beat its stems or trackouts: the caller's finished upload, looked into before any licence promises it. */
export const attachArchive = creatorMutation({
  args: { beatId: v.id("beats"), kind: oneOf(ARCHIVE_KINDS), fileId: v.id("files") },
  returns: v.null(),
  handler: async (ctx, args) => await attach(ctx, args),
});

/** Takes stems or trackouts away again. Licences sold deliver what they were sold with. */
export const removeArchive = creatorMutation({
  args: { beatId: v.id("beats"), kind: oneOf(ARCHIVE_KINDS) },
  returns: v.null(),
  handler: async (ctx, args) => await remove(ctx, args),
});
