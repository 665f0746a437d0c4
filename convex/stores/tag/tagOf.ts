import { USUAL_TAG } from "../../../lib/domain/previewTag";
import type { Doc, Id } from "../../_generated/dataModel";
import type { QueryCtx } from "../../_generated/server";

/** How a store's previews are marked, where it has chosen. */
export async function tagRow(ctx: QueryCtx, storeId: Id<"stores">): Promise<Doc<"previewTags"> | null> {
  return await ctx.db
    .query("previewTags")
    .withIndex("by_store", (q) => q.eq("storeId", storeId))
    .unique();
}

/** The same, with what holds where it has not. */
export async function tagOf(ctx: QueryCtx, storeId: Id<"stores">): Promise<Omit<Doc<"previewTags">, "_id" | "_creationTime">> {
  return (await tagRow(ctx, storeId)) ?? { storeId, own: null, useOwn: false, ...USUAL_TAG, version: 0 };
}
