import type { PaginationOptions } from "convex/server";
import type { Infer } from "convex/values";
import type { Doc } from "../_generated/dataModel";
import type { QueryCtx } from "../_generated/server";
import { fail } from "../errors";
import type { CreatorQueryCtx } from "../functions";
import { bounded } from "../platform/bounded";
import type { vSellerDispute } from "./validators";

/** The disputes over a seller's sales, newest first, with what they can still do about each. */
export async function disputesOfSeller(ctx: CreatorQueryCtx, paginationOpts: PaginationOptions) {
  const result = await ctx.db
    .query("disputes")
    .withIndex("by_seller", (q) => q.eq("sellerId", ctx.user._id))
    .order("desc")
    .paginate(bounded(paginationOpts));
  return { ...result, page: await Promise.all(result.page.map(async (dispute) => await view(ctx, dispute))) };
}

async function view(ctx: QueryCtx, dispute: Doc<"disputes">): Promise<Infer<typeof vSellerDispute>> {
  const order = (await ctx.db.get(dispute.orderId)) ?? fail("internal", "A dispute is over an order that is gone.");
  const { _id, orderId, amount, currency, reason, status, state, dueBy, openedAt, withdrawn, reinstated, fee, evidence, submission } = dispute;
  return {
    disputeId: _id,
    orderId,
    orderNumber: order.number,
    amount,
    currency,
    reason,
    status,
    state,
    dueBy,
    openedAt,
    withdrawn,
    reinstated,
    fee,
    evidence: evidence === null ? null : { fileId: evidence.fileId, stagedAt: evidence.stagedAt },
    submission: submission === null ? null : { note: submission.note, askedAt: submission.askedAt, submittedAt: submission.submittedAt },
  };
}
