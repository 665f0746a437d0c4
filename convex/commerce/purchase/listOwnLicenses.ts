import type { PaginationOptions } from "convex/server";
import type { UserQueryCtx } from "../../functions";
import { bounded } from "../../platform/bounded";

/** The caller's licences with what was agreed in each, newest first. */
export async function listOwnLicenses(ctx: UserQueryCtx, paginationOpts: PaginationOptions) {
  const result = await ctx.db
    .query("licenses")
    .withIndex("by_buyer", (q) => q.eq("buyerId", ctx.user._id))
    .order("desc")
    .paginate(bounded(paginationOpts));
  return { ...result, page: result.page.map(({ _id: licenseId, orderId, status, issuedAt, hash, snapshot }) => ({ licenseId, orderId, status, issuedAt, hash, snapshot })) };
}
