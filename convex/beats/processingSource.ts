import type { Id } from "../_generated/dataModel";
import type { QueryCtx } from "../_generated/server";

/** What the worker needs to know of a beat beyond its master; null when the beat is gone. */
export async function processingSource(ctx: QueryCtx, beatId: Id<"beats">) {
  const beat = await ctx.db.get(beatId);
  const store = beat === null ? null : await ctx.db.get(beat.storeId);
  return beat === null || store === null ? null : { title: beat.title, artist: store.name, slug: beat.slug };
}
