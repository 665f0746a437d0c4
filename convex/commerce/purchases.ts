import { paginationOptsValidator, paginationResultValidator } from "convex/server";
import { v } from "convex/values";
import { userQuery } from "../functions";
import { listOwnLicenses } from "./purchase/listOwnLicenses";
import { listPurchases } from "./purchase/listPurchases";
import { purchaseOf } from "./purchase/purchaseOf";
import { receiptSource } from "./purchase/receiptSource";
import { vOwnLicense, vPurchase, vPurchaseRow, vReceiptSource } from "./purchase/validators";

/** The caller's orders, newest first. */
export const list = userQuery({
  args: { paginationOpts: paginationOptsValidator },
  returns: paginationResultValidator(vPurchaseRow),
  handler: async (ctx, { paginationOpts }) => await listPurchases(ctx, paginationOpts),
});

/** One order of the caller's. */
export const one = userQuery({
  args: { orderId: v.string() },
  returns: vPurchase,
  handler: async (ctx, { orderId }) => await purchaseOf(ctx, orderId),
});

/** What the receipt of an order of the caller's says. */
export const receipt = userQuery({
  args: { orderId: v.string() },
  returns: vReceiptSource,
  handler: async (ctx, { orderId }) => await receiptSource(ctx, orderId),
});

/** The caller's licences with the terms they were granted under, newest first. */
export const licenses = userQuery({
  args: { paginationOpts: paginationOptsValidator },
  returns: paginationResultValidator(vOwnLicense),
  handler: async (ctx, { paginationOpts }) => await listOwnLicenses(ctx, paginationOpts),
});
