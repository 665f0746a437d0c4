import { v } from "convex/values";
import { serviceMutation, userMutation } from "../functions";
import { attachSession } from "./attachSession";
import { confirmSession } from "./confirmSession";
import { endCheckout as end } from "./endCheckout";
import { openOrder } from "./openOrder";
import { vItem, vOpened, vOrderState, vPayment, vSession, vSessionFacts } from "./validators";

/**
 * Opens an order for one item, or finds the caller's open one. `seenPrice` is what the buyer saw, minor units, with the
 * coupon taken off; `source` where they came from.
 */
export const open = userMutation({
  args: { item: vItem, seenPrice: v.optional(v.number()), source: v.optional(v.string()), couponId: v.optional(v.string()) },
  returns: vOpened,
  handler: async (ctx, args) => await openOrder(ctx, args),
});

/** Gives an open checkout of the caller's up. It stays open until Stripe has ended it; nothing changes for one that was paid. */
export const endCheckout = userMutation({
  args: { orderId: v.string() },
  returns: v.object({ payment: vPayment }),
  handler: async (ctx, { orderId }) => await end(ctx, orderId),
});

/** Stores the session made for an order. The first one stays: whoever comes second gets it back. */
export const attach = serviceMutation({
  args: { orderId: v.id("orders"), sessionId: v.string(), url: v.string() },
  returns: vSession,
  handler: async (ctx, args) => await attachSession(ctx, args),
});

/** Applies what Stripe says of a session, exactly as the webhook does. Grants nothing that is not paid. */
export const confirm = serviceMutation({
  args: { facts: vSessionFacts },
  returns: vOrderState,
  handler: async (ctx, { facts }) => await confirmSession(ctx, facts),
});
