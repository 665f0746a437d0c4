import { v } from "convex/values";
import { serviceQuery } from "../functions";
import { receiptFacts } from "./facts/receiptFacts";
import { saleFacts } from "./facts/saleFacts";
import { vReceiptFacts, vSaleFacts } from "./facts/validators";

/** What a buyer's mail says of their order, read when it is rendered. */
export const ofBuyer = serviceQuery({
  args: { orderId: v.id("orders") },
  returns: vReceiptFacts,
  handler: async (ctx, { orderId }) => await receiptFacts(ctx, orderId),
});

/** What a seller's mail says of their part of an order, read when it is rendered. */
export const ofSeller = serviceQuery({
  args: { orderId: v.id("orders"), sellerId: v.id("users") },
  returns: vSaleFacts,
  handler: async (ctx, ids) => await saleFacts(ctx, ids),
});
