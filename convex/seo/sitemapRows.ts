import type { QueryCtx } from "../_generated/server";

export type SitemapKind = "beats" | "stores";
/** A stretch of time, Unix ms: after `from`, up to and with `to`. */
type Stretch = { from: number; to: number };

/** Rows read at once. A beat's row carries its waveform, so this is up to two megabytes. */
export const ROWS_PER_READ = 100;

/** Beats on sale by the moment they went on sale, which never changes; oldest first. */
export function beatRows(ctx: QueryCtx, { from, to }: Stretch) {
  return ctx.db.query("beats").withIndex("by_status", (q) => q.eq("status", "published").gt("publishedAt", from).lte("publishedAt", to));
}

/** Stores by the moment they opened, closed ones too; oldest first. */
export function storeRows(ctx: QueryCtx, { from, to }: Stretch) {
  return ctx.db.query("stores").withIndex("by_creation_time", (q) => q.gt("_creationTime", from).lte("_creationTime", to));
}

/** The moments of the next rows after `from`. */
export async function nextMoments(ctx: QueryCtx, kind: SitemapKind, from: number): Promise<number[]> {
  const stretch = { from, to: Number.MAX_SAFE_INTEGER };
  if (kind === "stores") return (await storeRows(ctx, stretch).take(ROWS_PER_READ)).map((store) => store._creationTime);
  return (await beatRows(ctx, stretch).take(ROWS_PER_READ)).map((beat) => beat.publishedAt ?? from);
}
