import { v } from "convex/values";
import { internalMutation } from "../_generated/server";
import { markSitemaps } from "./markSitemaps";
import { vSitemapKind } from "./schema";

/** Divides what was published since the last run into sitemaps. */
export const run = internalMutation({
  args: { kind: vSitemapKind },
  returns: v.null(),
  handler: async (ctx, { kind }): Promise<null> => {
    await markSitemaps(ctx, kind);
    return null;
  },
});
