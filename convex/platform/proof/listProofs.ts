import type { PaginationOptions } from "convex/server";
import type { Id } from "../../_generated/dataModel";
import type { QueryCtx } from "../../_generated/server";
import { bounded } from "../bounded";

/** Proofs, newest first. */
export async function listProofs(ctx: QueryCtx, paginationOpts: PaginationOptions) {
  const result = await ctx.db.query("proofs").order("desc").paginate(bounded(paginationOpts));
  return { ...result, page: result.page.map(({ _id, _creationTime: _, newer: __, ...proof }) => ({ proofId: _id, ...proof })) };
}

/** The accounts of one proof, by name. */
export async function listAccounts(ctx: QueryCtx, proofId: Id<"proofs">, paginationOpts: PaginationOptions) {
  const result = await ctx.db
    .query("proofAccounts")
    .withIndex("by_proof", (q) => q.eq("proofId", proofId))
    .paginate(bounded(paginationOpts));
  const page = result.page.map(({ account, currency, expected, actual, mismatched, transactions }) => ({
    account,
    currency,
    expected,
    actual,
    difference: actual - expected,
    mismatched,
    transactions,
  }));
  return { ...result, page };
}
