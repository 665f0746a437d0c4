import type { PaginationOptions } from "convex/server";
import { sellerAccount } from "../../../lib/domain/ledger";
import type { Doc } from "../../_generated/dataModel";
import type { QueryCtx } from "../../_generated/server";
import { fail } from "../../errors";
import type { CreatorQueryCtx } from "../../functions";
import { bounded } from "../../platform/bounded";
import { linesOf } from "../orderLines";

/** The entries of the caller's account in one currency, newest first, each with the sale it comes from. */
export async function sellerEntries(ctx: CreatorQueryCtx, currency: string, paginationOpts: PaginationOptions) {
  const result = await ctx.db
    .query("ledgerEntries")
    .withIndex("by_account", (q) => q.eq("account", sellerAccount(ctx.user._id)).eq("currency", currency))
    .order("desc")
    .paginate(bounded(paginationOpts));
  return { ...result, page: await Promise.all(result.page.map(async (entry) => await row(ctx, entry))) };
}

async function row(ctx: QueryCtx, { _id, _creationTime, transactionId, amount }: Doc<"ledgerEntries">) {
  const transaction = (await ctx.db.get(transactionId)) ?? fail("internal", "An entry is of a transaction that is gone.");
  const order = (await ctx.db.get(transaction.orderId)) ?? fail("internal", "An entry is about an order that is gone.");
  const [line] = await linesOf(ctx, order._id);
  return {
    entryId: _id,
    at: Math.floor(_creationTime),
    fact: transaction.key.split("/")[0] ?? transaction.key,
    orderId: order._id,
    number: order.number,
    item: line?.detail.beatTitle ?? "",
    amount,
  };
}
