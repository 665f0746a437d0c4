import { v } from "convex/values";
import { internalMutation } from "../_generated/server";
import { abandonOrders } from "./abandonOrders";
import { closeBatch } from "./closeOtherOrders";
import { endOverstayed } from "./endOverstayed";

/** Gives up orders whose session was never stored. */
export const abandon = internalMutation({
  args: {},
  returns: v.null(),
  handler: async (ctx): Promise<null> => {
    await abandonOrders(ctx);
    return null;
  },
});

/** Ends an order that has kept an exclusive from others for long enough. */
export const overstayed = internalMutation({
  args: { orderId: v.id("orders") },
  returns: v.null(),
  handler: async (ctx, { orderId }): Promise<null> => {
    await endOverstayed(ctx, orderId);
    return null;
  },
});

/** Ends the other open orders on what was just sold for good, a batch at a time. */
export const closeOthers = internalMutation({
  args: { resource: v.string(), soldTo: v.id("orders"), cursor: v.union(v.string(), v.null()) },
  returns: v.null(),
  handler: async (ctx, args): Promise<null> => {
    await closeBatch(ctx, args);
    return null;
  },
});
