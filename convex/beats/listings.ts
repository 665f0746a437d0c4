import { paginationOptsValidator } from "convex/server";
import { v } from "convex/values";
import { internal } from "../_generated/api";
import { internalMutation } from "../_generated/server";
import { keepListing } from "./listing/keepListing";

/** Counts up when listings hold something new, so that a deployment's beats are all listed anew, once. */
const FORM = 1;
const BATCH = 100;

/** Starts listing every beat on sale where that was never done in this form. */
export const sweep = internalMutation({
  args: {},
  returns: v.null(),
  handler: async (ctx): Promise<null> => {
    const done = await ctx.db.query("listingSweep").first();
    if (done?.form === FORM) return null;
    // Written first: of two that start at once, one is refused and finds it done.
    if (done === null) await ctx.db.insert("listingSweep", { form: FORM });
    else await ctx.db.patch(done._id, { form: FORM });
    await ctx.scheduler.runAfter(0, internal.beats.listings.step, { paginationOpts: { numItems: BATCH, cursor: null } });
    return null;
  },
});

/** Lists a batch and schedules the next. */
export const step = internalMutation({
  args: { paginationOpts: paginationOptsValidator },
  returns: v.null(),
  handler: async (ctx, { paginationOpts }): Promise<null> => {
    const { page, isDone, continueCursor } = await ctx.db
      .query("beats")
      .withIndex("by_status", (q) => q.eq("status", "published"))
      .paginate(paginationOpts);
    for (const beat of page) await keepListing(ctx, beat._id);
    if (!isDone) await ctx.scheduler.runAfter(0, internal.beats.listings.step, { paginationOpts: { numItems: BATCH, cursor: continueCursor } });
    return null;
  },
});
