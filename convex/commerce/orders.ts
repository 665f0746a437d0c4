import { paginationOptsValidator, paginationResultValidator } from "convex/server";
import { v } from "convex/values";
import { adminQuery } from "../functions";
import { adminOrder } from "./admin/adminOrder";
import { findOrders, listOrders } from "./admin/findOrders";
import { vAdminOrder, vOrderRow } from "./admin/validators";

/** All orders, newest first. */
export const list = adminQuery({
  args: { paginationOpts: paginationOptsValidator },
  returns: paginationResultValidator(vOrderRow),
  handler: async (ctx, { paginationOpts }) => await listOrders(ctx, paginationOpts),
});

/** Orders by number, e-mail, our id, or Stripe's id of the session or the payment. */
export const find = adminQuery({
  args: { text: v.string() },
  returns: v.array(vOrderRow),
  handler: async (ctx, { text }) => await findOrders(ctx, text),
});

/** One order with everything about it. */
export const one = adminQuery({
  args: { orderId: v.string() },
  returns: vAdminOrder,
  handler: async (ctx, { orderId }) => await adminOrder(ctx, orderId),
});
