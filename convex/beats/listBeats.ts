import type { PaginationOptions } from "convex/server";
import type { Id } from "../_generated/dataModel";
import type { QueryCtx } from "../_generated/server";
import { bounded } from "../platform/bounded";
import { beatCard, storeReader } from "./beatCard";

/** Beats on sale, of one store or of all, newest first. What was sold exclusively is off the list. */
export async function listBeats(ctx: QueryCtx, paginationOpts: PaginationOptions, storeId: Id<"stores"> | null) {
  const storeOf = storeReader(ctx);
  const beats = ctx.db.query("beats");
  const onSale =
    storeId === null
      ? beats.withIndex("by_status", (q) => q.eq("status", "published"))
      : beats.withIndex("by_store_status", (q) => q.eq("storeId", storeId).eq("status", "published"));
  const result = await onSale.order("desc").paginate(bounded(paginationOpts));
  const page = await Promise.all(result.page.map(async (beat) => beatCard(beat, await storeOf(beat.storeId))));
  return { ...result, page };
}
