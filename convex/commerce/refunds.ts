import { v } from "convex/values";
import { adminMutation, creatorMutation } from "../functions";
import { requestOwnRefund, requestRefund } from "./requestRefund";

const args = { orderId: v.id("orders"), reason: v.string() };
const vRequested = v.object({ orderId: v.id("orders"), amount: v.number(), currency: v.string() });

/** Gives an order of the caller's own store back in full. `amount` in minor units is what is left of it and goes back. */
export const request = creatorMutation({
  args,
  returns: vRequested,
  handler: async (ctx, refund) => await requestOwnRefund(ctx, ctx.user, refund),
});

/** The same for an administrator, for any order. */
export const requestAsAdmin = adminMutation({
  args,
  returns: vRequested,
  handler: async (ctx, refund) => await requestRefund(ctx, ctx.user, refund),
});
