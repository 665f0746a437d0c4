import { v } from "convex/values";
import { userMutation } from "../functions";
import { setFollow } from "./setFollow";

/** Makes the caller follow a store, or stop. */
export const set = userMutation({
  args: { storeId: v.id("stores"), following: v.boolean() },
  returns: v.null(),
  handler: async (ctx, { storeId, following }): Promise<null> => {
    await setFollow(ctx, storeId, following);
    return null;
  },
});
