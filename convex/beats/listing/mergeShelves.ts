import type { QueryCtx } from "../../_generated/server";
import { ORDERS, readShelf, type Listing, type Shelf, type Walk } from "./shelves";

/** Several shelves as one list in one order. A beat stands on one of them at most. Reads one row of each ahead. */
export async function* mergeShelves(ctx: QueryCtx, shelves: readonly Shelf[], walk: Walk): AsyncGenerator<Listing> {
  const { place, direction } = ORDERS[walk.sort];
  const comesFirst = (one: Listing, other: Listing) => (direction === "asc" ? one[place] < other[place] : one[place] > other[place]);
  const readers = shelves.map((shelf) => readShelf(ctx, shelf, walk)[Symbol.asyncIterator]());
  try {
    const heads = await Promise.all(readers.map(async (reader) => ({ reader, row: await next(reader) })));
    for (;;) {
      let first: (typeof heads)[number] | null = null;
      for (const head of heads) if (head.row !== null && (first?.row == null || comesFirst(head.row, first.row))) first = head;
      if (first?.row == null) return;
      yield first.row;
      first.row = await next(first.reader);
    }
  } finally {
    for (const reader of readers) await reader.return?.();
  }
}

async function next(reader: AsyncIterator<Listing>): Promise<Listing | null> {
  const { done, value } = await reader.next();
  return done === true ? null : value;
}
