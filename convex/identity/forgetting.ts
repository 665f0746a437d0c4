import { v } from "convex/values";
import { internalMutation } from "../_generated/server";
import { forgetTies } from "./forgetTies";

/** Goes on deleting what an erased account saved, followed and said. */
export const ties = internalMutation({
  args: { userId: v.id("users") },
  returns: v.null(),
  handler: async (ctx, { userId }): Promise<null> => {
    await forgetTies(ctx, userId);
    return null;
  },
});
