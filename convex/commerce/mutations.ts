import { v } from "convex/values";
import { serviceMutation, userMutation } from "../functions";
import { attachSession } from "./attachSession";
import { confirmSession } from "./confirmSession";
import { openOrder } from "./openOrder";
import { vItem, vOpened, vOrderState, vSession, vSessionFacts } from "./validators";

/** Opens an order for one item, or finds the caller's open one. `seenPrice` is what the buyer saw, minor units. */
export const open = userMutation({
  args: { item: vItem, seenPrice: v.optional(v.number()) },
  returns: vOpened,
  handler: async (ctx, args) => await openOrder(ctx, args),
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
