import type { QueryCtx } from "../_generated/server";
import { beatRows, ROWS_PER_READ, type SitemapKind, storeRows } from "./sitemapRows";

/** An index lists at most this many sitemaps of a kind: with a thousand pages each, four million. */
const MAX_MARKS = 4_000;

/** Where the sitemaps of a kind begin. */
export async function sitemapMarks(ctx: QueryCtx, kind: SitemapKind): Promise<number[]> {
  const marks = await ctx.db
    .query("sitemapMarks")
    .withIndex("by_kind", (q) => q.eq("kind", kind))
    .take(MAX_MARKS);
  return [0, ...marks.map(({ at }) => at)];
}

type Stretch = { kind: SitemapKind; from: number; to: number | null; cursor: string | null };

/** Reads on within a sitemap; the last one has no end. What has no public page any more is left out. */
export async function sitemapPages(ctx: QueryCtx, { kind, from, to, cursor }: Stretch) {
  const stretch = { from, to: to ?? Number.MAX_SAFE_INTEGER };
  const options = { cursor, numItems: ROWS_PER_READ };
  if (kind === "beats") {
    const { page, isDone, continueCursor } = await beatRows(ctx, stretch).paginate(options);
    return { pages: page.map(({ slug, publishedAt }) => ({ slug, at: publishedAt ?? from })), next: isDone ? null : continueCursor };
  }
  const { page, isDone, continueCursor } = await storeRows(ctx, stretch).paginate(options);
  const open = page.filter(({ closedAt }) => closedAt === undefined);
  return { pages: open.map(({ slug, _creationTime }) => ({ slug, at: _creationTime })), next: isDone ? null : continueCursor };
}
