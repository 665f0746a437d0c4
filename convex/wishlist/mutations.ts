import { v } from "convex/values";
import { userMutation } from "../functions";
import { setWish } from "./setWish";

/** Puts a beat on the caller's wishlist, or takes it off. */
export const set = userMutation({
  args: { beatId: v.id("beats"), wished: v.boolean() },
  returns: v.null(),
  handler: async (ctx, { beatId, wished }): Promise<null> => {
    await setWish(ctx, beatId, wished);
    return null;
  },
});
