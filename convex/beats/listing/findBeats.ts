import type { Infer } from "convex/values";
import type { BeatSearch } from "../../../lib/domain/discovery";
import { tellingWords } from "../../../lib/domain/searchWords";
import type { QueryCtx } from "../../_generated/server";
import { fail } from "../../errors";
import { bounded } from "../../platform/bounded";
import { storeReader } from "../beatCard";
import { checkSearch, type CheckedSearch } from "./checkSearch";
import { listingCard } from "./listingCard";
import { matchListings } from "./matchListings";
import type { vFoundBeats } from "./validators";
import { walkListings, type Found } from "./walkListings";

/** Rows a page may read while it looks for what no index leads to. */
const PAGE_BUDGET = 400;
const CURSOR = /^[0-9a-z]{15,90}$/;

/** A page of the beats on sale that somebody looks for. */
export async function findBeats(ctx: QueryCtx, search: BeatSearch, cursor: string | null, numItems: number): Promise<Infer<typeof vFoundBeats>> {
  if (cursor !== null && !CURSOR.test(cursor)) fail("invalid_request", "This place in the list does not exist.");
  const found = await look(ctx, checkSearch(search), cursor, bounded({ numItems, cursor }).numItems, PAGE_BUDGET);
  const storeOf = storeReader(ctx);
  const page = await Promise.all(found.rows.map(async (row) => listingCard(row, await storeOf(row.storeId))));
  return { page, cursor: found.cursor, capped: found.capped };
}

/** The rows alone. */
export async function look(ctx: QueryCtx, search: CheckedSearch, cursor: string | null, most: number, budget: number): Promise<Found & { capped: boolean }> {
  const telling = tellingWords(search.words);
  if (telling.length > 0) return await matchListings(ctx, search, telling, cursor, most);
  return { ...(await walkListings(ctx, search, cursor, most, budget)), capped: false };
}
