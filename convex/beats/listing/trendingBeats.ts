import { scoreAt, TRENDING } from "../../../lib/domain/popularity";
import type { QueryCtx } from "../../_generated/server";
import { storeReader, type BeatCard } from "../beatCard";
import { TREND_SCALE } from "./keepListing";
import { listingCard } from "./listingCard";

/**
 * The beats on sale with the highest faded score, the highest first. Only those that score enough now, and none at all
 * while they are too few to call it a trend: the front page then shows what is new, and nothing made up.
 */
export async function trendingBeats(ctx: QueryCtx): Promise<BeatCard[]> {
  const now = Date.now();
  const first = await ctx.db.query("beatListings").withIndex("by_trending").take(TRENDING.most);
  const rows = first.filter(({ trend }) => scoreAt(trend / TREND_SCALE, now) >= TRENDING.leastScore);
  if (rows.length < TRENDING.leastBeats) return [];
  const storeOf = storeReader(ctx);
  return await Promise.all(rows.map(async (row) => listingCard(row, await storeOf(row.storeId))));
}
