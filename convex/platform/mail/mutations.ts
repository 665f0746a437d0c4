import { v } from "convex/values";
import { adminMutation } from "../../functions";
import { liftSuppression } from "./liftSuppression";
import { suppressAddress } from "./suppressAddress";

/** Sends nothing to an address any more. */
export const suppress = adminMutation({
  args: { address: v.string() },
  returns: v.null(),
  handler: async (ctx, { address }) => {
    await suppressAddress(ctx, address);
    return null;
  },
});

/** Sends to a suppressed address again. */
export const lift = adminMutation({
  args: { suppressionId: v.id("suppressions") },
  returns: v.null(),
  handler: async (ctx, { suppressionId }) => {
    await liftSuppression(ctx, suppressionId);
    return null;
  },
});
