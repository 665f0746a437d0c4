import type { Id } from "../_generated/dataModel";
import type { QueryCtx } from "../_generated/server";
import { fileResource } from "./grant";

/**
 * What the tag of a bought MP3 says today: the beat's title and its store's name as they are now, however long ago it was
 * processed. `null` for what the user has no right to and for what is no MP3.
 */
export async function trackOf(ctx: QueryCtx, { fileId, userId }: { fileId: Id<"files">; userId: Id<"users"> }) {
  const held = await ctx.db
    .query("entitlements")
    .withIndex("by_user_resource", (q) => q.eq("userId", userId).eq("resource", fileResource(fileId)).eq("right", "download").eq("state", "active"))
    .first();
  if (held === null || held.fileType !== "mp3") return null;
  const line = await ctx.db.get(held.lineId);
  const beat = line === null ? null : await ctx.db.get(line.detail.beatId);
  const store = beat === null ? null : await ctx.db.get(beat.storeId);
  return beat === null || store === null ? null : { title: beat.title, artist: store.name, slug: beat.slug, peaks: beat.audio?.peaks ?? [] };
}
