import { v } from "convex/values";
import type { FUNCTION_LIMITS } from "../../lib/domain/limits";
import { creatorMutation } from "../functions";
import { spend } from "../platform/slidingWindow";

/** Asks whether the caller may hand something in for their store now; our server asks before it decodes anything. */
export const askFirst = (limit: keyof typeof FUNCTION_LIMITS) =>
  creatorMutation({
    args: {},
    returns: v.object({ storeId: v.id("stores") }),
    handler: async (ctx) => {
      await spend(ctx, limit, ctx.user._id);
      return { storeId: ctx.store._id };
    },
  });
