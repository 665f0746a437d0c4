import type { PaginationOptions } from "convex/server";
import type { Id } from "../_generated/dataModel";
import type { QueryCtx } from "../_generated/server";
import { bounded } from "../platform/bounded";
import { storeReader } from "./beatCard";
import { listingCard } from "./listing/listingCard";

/** Beats on sale, of one store or of all, newest first. What was sold exclusively is off the list. */
export async function listBeats(ctx: QueryCtx, paginationOpts: PaginationOptions, storeId: Id<"stores"> | null) {
  const storeOf = storeReader(ctx);
  const listings = ctx.db.query("beatListings");
  const onSale = storeId === null ? listings.withIndex("by_newest") : listings.withIndex("by_store", (q) => q.eq("storeId", storeId));
  const result = await onSale.paginate(bounded(paginationOpts));
  const page = await Promise.all(result.page.map(async (row) => listingCard(row, await storeOf(row.storeId))));
  return { ...result, page };
}
