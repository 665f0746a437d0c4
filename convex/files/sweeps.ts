import { v } from "convex/values";
import { internalMutation } from "../_generated/server";
import { sweepOrphans } from "./sweepOrphans";

/** Deletes uploads that nothing claimed within a day. */
export const orphans = internalMutation({
  args: {},
  returns: v.null(),
  handler: async (ctx): Promise<null> => {
    await sweepOrphans(ctx);
    return null;
  },
});
