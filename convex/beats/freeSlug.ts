import { randomId } from "../../lib/domain/ids";
import { SLUG_BOUNDS, slugProblem, slugify } from "../../lib/domain/slugs";
import type { QueryCtx } from "../_generated/server";

const SUFFIX = 5;
const MAX_BASE = SLUG_BOUNDS.max - SUFFIX - 1;

/** A slug for a beat that no other beat has, read in the transaction that takes it. A title that makes no slug by itself gets a suffix. */
export async function freeSlug(ctx: QueryCtx, title: string): Promise<string> {
  const base = slugify(title).slice(0, MAX_BASE).replace(/-$/, "") || "beat";
  let slug = base;
  while (slugProblem(slug) !== null || (await isTaken(ctx, slug))) slug = `${base}-${randomId(SUFFIX)}`;
  return slug;
}

async function isTaken(ctx: QueryCtx, slug: string): Promise<boolean> {
  const beat = await ctx.db
    .query("beats")
    .withIndex("by_slug", (q) => q.eq("slug", slug))
    .first();
  return beat !== null;
}
