import { paginationOptsValidator, paginationResultValidator } from "convex/server";
import { v } from "convex/values";
import { creatorQuery } from "../functions";
import { listSales } from "./sale/listSales";
import { saleOf } from "./sale/saleOf";
import { vSale, vSaleFilter, vSaleRow } from "./sale/validators";

/** The caller's sales, newest first. A page may be short while there is more. */
export const list = creatorQuery({
  args: { filter: vSaleFilter, paginationOpts: paginationOptsValidator },
  returns: paginationResultValidator(vSaleRow),
  handler: async (ctx, { filter, paginationOpts }) => await listSales(ctx, filter, paginationOpts),
});

/** One sale of the caller's: its goods, its history, its money, and what can be done about it. */
export const one = creatorQuery({
  args: { orderId: v.string() },
  returns: vSale,
  handler: async (ctx, { orderId }) => await saleOf(ctx, orderId),
});
