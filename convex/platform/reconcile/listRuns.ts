import type { PaginationOptions } from "convex/server";
import type { QueryCtx } from "../../_generated/server";
import { bounded } from "../bounded";

/** Runs, newest first. */
export async function listRuns(ctx: QueryCtx, paginationOpts: PaginationOptions) {
  const result = await ctx.db.query("reconcilerRuns").order("desc").paginate(bounded(paginationOpts));
  return { ...result, page: result.page.map(({ _id, _creationTime: _, ...run }) => ({ runId: _id, ...run })) };
}
