import type { PaginationOptions } from "convex/server";
import type { Infer } from "convex/values";
import type { Doc } from "../../_generated/dataModel";
import type { QueryCtx } from "../../_generated/server";
import type { UserQueryCtx } from "../../functions";
import { bounded } from "../../platform/bounded";
import { linesOf } from "../orderLines";
import { itemView } from "./lineViews";
import { purchaseHead } from "./purchaseHead";
import type { vPurchaseRow } from "./validators";

/** The caller's orders, paid or not, newest first. */
export async function listPurchases(ctx: UserQueryCtx, paginationOpts: PaginationOptions) {
  const result = await ctx.db
    .query("orders")
    .withIndex("by_buyer", (q) => q.eq("buyerId", ctx.user._id))
    .order("desc")
    .paginate(bounded(paginationOpts));
  return { ...result, page: await Promise.all(result.page.map(async (order) => await row(ctx, order))) };
}

async function row(ctx: QueryCtx, order: Doc<"orders">): Promise<Infer<typeof vPurchaseRow>> {
  const lines = await linesOf(ctx, order._id);
  const items = await Promise.all(lines.map(async (line) => await itemView(ctx, line)));
  return { ...(await purchaseHead(ctx, order, lines)), items };
}
