import { slugProblem, type SlugProblem } from "../../lib/domain/slugs";
import type { QueryCtx } from "../_generated/server";

export type SlugStatus = { available: boolean; reason: SlugProblem | "taken" | null };

/** Whether a store could take this slug, read in the caller's own transaction. */
export async function slugStatusOf(ctx: QueryCtx, slug: string): Promise<SlugStatus> {
  const problem = slugProblem(slug);
  if (problem !== null) return { available: false, reason: problem };
  const taken = await ctx.db
    .query("stores")
    .withIndex("by_slug", (q) => q.eq("slug", slug))
    .first();
  return taken === null ? { available: true, reason: null } : { available: false, reason: "taken" };
}
