import type { Id } from "../_generated/dataModel";
import type { QueryCtx } from "../_generated/server";
import { tagOf } from "../stores/tag/tagOf";

/** What the worker needs to know of a beat beyond its master; null when the beat is gone. */
export async function processingSource(ctx: QueryCtx, beatId: Id<"beats">) {
  const beat = await ctx.db.get(beatId);
  const store = beat === null ? null : await ctx.db.get(beat.storeId);
  if (beat === null || store === null) return null;
  const { own, useOwn, everySeconds, loudness } = await tagOf(ctx, store._id);
  const mark = { fileId: useOwn && own !== null ? own.fileId : null, everySeconds, loudness };
  return { title: beat.title, artist: store.name, slug: beat.slug, mark };
}
