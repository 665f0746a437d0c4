import { v } from "convex/values";
import { TAG_LOUDNESS } from "../../lib/domain/previewTag";
import { creatorMutation, creatorQuery, serviceMutation } from "../functions";
import { oneOf } from "../platform/validators";
import { askFirst } from "./askFirst";
import { changeTag, keepTag } from "./tag/changeTag";
import { renderProgress } from "./tag/renderProgress";
import { tagOf } from "./tag/tagOf";

/** How the caller's previews are marked, and how far their remaking is. */
export const mine = creatorQuery({
  args: {},
  returns: v.object({
    own: v.union(v.object({ name: v.string(), durationMs: v.number() }), v.null()),
    useOwn: v.boolean(),
    everySeconds: v.number(),
    loudness: oneOf(TAG_LOUDNESS),
    version: v.number(),
    /** Beats whose preview is being made anew for this tag; counted up to a thousand of each. */
    renders: v.object({ waiting: v.number(), done: v.number(), failed: v.number() }),
  }),
  handler: async (ctx) => {
    const { own, useOwn, everySeconds, loudness, version } = await tagOf(ctx, ctx.store._id);
    const renders = await renderProgress(ctx, ctx.store._id, version);
    return { own: own && { name: own.name, durationMs: own.durationMs }, useOwn, everySeconds, loudness, version, renders };
  },
});

/** Sets which sound marks the caller's previews, how often (seconds) and how loud. Previews made from now on follow it. */
export const change = creatorMutation({
  args: { useOwn: v.boolean(), everySeconds: v.number(), loudness: oneOf(TAG_LOUDNESS), version: v.number() },
  returns: v.null(),
  handler: async (ctx, wanted): Promise<null> => {
    await changeTag(ctx, wanted);
    return null;
  },
});

/** Asks whether the caller may upload a tag now, before anything is decoded. */
export const begin = askFirst("changePreviewTag");

/** Takes in a tag that our server has decoded. */
export const keep = serviceMutation({
  args: { storeId: v.id("stores"), name: v.string(), durationMs: v.number(), storageId: v.id("_storage"), size: v.number() },
  returns: v.null(),
  handler: async (ctx, sound): Promise<null> => {
    await keepTag(ctx, sound);
    return null;
  },
});
