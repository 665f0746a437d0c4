import { PAGE_SIZE } from "../../lib/domain/limits";
import { storeReader } from "../beats/beatCard";
import { listingCard } from "../beats/listing/listingCard";
import type { Doc, Id } from "../_generated/dataModel";
import type { QueryCtx } from "../_generated/server";
import type { UserQueryCtx } from "../functions";
import { followsOf } from "./followsOf";

type Listing = Doc<"beatListings">;
type Reader = AsyncIterator<Listing>;

/**
 * A page of what the followed stores have on sale, newest first: their shelves are merged as they are read, which costs a row
 * of each and one more for each row shown. `cursor` is the place of the last row seen.
 */
export async function followedBeats(ctx: UserQueryCtx, cursor: string | null, numItems: number = PAGE_SIZE.default) {
  const size = Math.min(Math.max(Math.trunc(numItems) || 1, 1), PAGE_SIZE.max);
  const follows = await followsOf(ctx, ctx.user._id);
  const readers = follows.map(({ storeId }) => shelfOf(ctx, storeId, cursor ?? ""));
  const found: Listing[] = [];
  const heads = await Promise.all(readers.map(async (reader) => ({ reader, row: await next(reader) })));
  try {
    while (found.length <= size) {
      const first = newest(heads);
      if (first === null) break;
      found.push(first.row);
      first.head.row = await next(first.head.reader);
    }
  } finally {
    for (const reader of readers) await reader.return?.();
  }
  const page = found.slice(0, size);
  const storeOf = storeReader(ctx);
  const cards = await Promise.all(page.map(async (row) => listingCard(row, await storeOf(row.storeId))));
  return { page: cards, next: found.length > size ? (page.at(-1)?.newest ?? null) : null };
}

/** A store's beats behind a place in the order of the newest. */
function shelfOf(ctx: QueryCtx, storeId: Id<"stores">, after: string): Reader {
  return ctx.db
    .query("beatListings")
    .withIndex("by_store", (q) => q.eq("storeId", storeId).gt("newest", after))
    [Symbol.asyncIterator]();
}

type Head = { reader: Reader; row: Listing | null };

function newest(heads: readonly Head[]): { head: Head; row: Listing } | null {
  let first: { head: Head; row: Listing } | null = null;
  for (const head of heads) if (head.row !== null && (first === null || head.row.newest < first.row.newest)) first = { head, row: head.row };
  return first;
}

async function next(reader: Reader): Promise<Listing | null> {
  const { done, value } = await reader.next();
  return done === true ? null : value;
}
