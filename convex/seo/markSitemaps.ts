import { internal } from "../_generated/api";
import type { MutationCtx } from "../_generated/server";
import { nextMoments, ROWS_PER_READ, type SitemapKind } from "./sitemapRows";

/** Pages of one sitemap. The protocol allows 50,000; a small one is answered in a handful of bounded reads. */
const SITEMAP_SIZE = 1_000;

/** Counts on from where the last run stopped and puts a mark after each full sitemap. Each page is counted once in its life. */
export async function markSitemaps(ctx: MutationCtx, kind: SitemapKind): Promise<void> {
  const tail = await ctx.db
    .query("sitemapTails")
    .withIndex("by_kind", (q) => q.eq("kind", kind))
    .unique();
  const moments = await nextMoments(ctx, kind, tail?.through ?? 0);
  const through = moments.at(-1);
  if (through === undefined) return;
  const counted = (tail?.size ?? 0) + moments.length;
  const full = counted >= SITEMAP_SIZE;
  if (full) await ctx.db.insert("sitemapMarks", { kind, at: through });
  const next = { kind, through, size: full ? 0 : counted };
  if (tail === null) await ctx.db.insert("sitemapTails", next);
  else await ctx.db.replace(tail._id, next);
  if (moments.length === ROWS_PER_READ) await ctx.scheduler.runAfter(0, internal.seo.marking.run, { kind });
}
