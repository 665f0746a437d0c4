import type { PaginationOptions } from "convex/server";
import { bareAddress } from "../../../lib/domain/mailAddress";
import type { QueryCtx } from "../../_generated/server";
import { bounded } from "../bounded";

/** Suppressions in force, the latest first. */
export async function listSuppressions(ctx: QueryCtx, paginationOpts: PaginationOptions) {
  const result = await ctx.db
    .query("suppressions")
    .withIndex("by_lifted", (q) => q.eq("liftedAt", null))
    .order("desc")
    .paginate(bounded(paginationOpts));
  const page = result.page.map(({ _id, address, reason, since, source }) => ({ suppressionId: _id, address, reason, since, source }));
  return { ...result, page };
}

/** Mails to one address, newest first. */
export async function listMessages(ctx: QueryCtx, address: string, paginationOpts: PaginationOptions) {
  const result = await ctx.db
    .query("mailMessages")
    .withIndex("by_recipient", (q) => q.eq("to", bareAddress(address)))
    .order("desc")
    .paginate(bounded(paginationOpts));
  const page = result.page.map(({ _id, _creationTime, ...message }) => message);
  return { ...result, page };
}
