import { v } from "convex/values";
import { internalMutation } from "../_generated/server";
import { creatorMutation } from "../functions";
import { renderAll as render, renderSome as some } from "./preview/renderAll";
import { sweepPreview } from "./preview/sweepPreview";

/** Has the previews of all of the caller's beats made anew with the present tag. */
export const renderAll = creatorMutation({
  args: {},
  returns: v.null(),
  handler: async (ctx): Promise<null> => {
    await render(ctx);
    return null;
  },
});

/** One step of it. */
export const renderSome = internalMutation({
  args: { storeId: v.id("stores"), cursor: v.union(v.string(), v.null()) },
  returns: v.null(),
  handler: async (ctx, { storeId, cursor }): Promise<null> => {
    await some(ctx, storeId, cursor);
    return null;
  },
});

/** Deletes a preview once no page can still name it. */
export const sweep = internalMutation({
  args: { beatId: v.id("beats"), fileId: v.id("files") },
  returns: v.null(),
  handler: async (ctx, old): Promise<null> => {
    await sweepPreview(ctx, old);
    return null;
  },
});
