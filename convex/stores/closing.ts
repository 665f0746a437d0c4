import { v } from "convex/values";
import { internalMutation } from "../_generated/server";
import { withdrawBeats } from "./closeStore";

/** Goes on taking the beats of a closed store off sale. */
export const withdraw = internalMutation({
  args: { storeId: v.id("stores") },
  returns: v.null(),
  handler: async (ctx, { storeId }): Promise<null> => {
    await withdrawBeats(ctx, storeId);
    return null;
  },
});
