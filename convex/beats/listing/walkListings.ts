import { rising } from "../../../lib/domain/ranks";
import type { QueryCtx } from "../../_generated/server";
import { bandOf } from "./band";
import { isWanted, type CheckedSearch } from "./checkSearch";
import { mergeShelves } from "./mergeShelves";
import { ORDERS, type Listing, type Shelf, type Walk } from "./shelves";

/** Sorts behind every place. */
const END = "~";
/** More shelves than this cost more than reading past what is not wanted. */
const MOST_SHELVES = 8;

export type Found = { rows: Listing[]; cursor: string | null };

/**
 * Walks the list in order, on the shelves that hold the least besides what is wanted, and gives up to `most` rows. Reads
 * at most `budget` rows: a page may be short, and goes on where the reading stopped.
 */
export async function walkListings(ctx: QueryCtx, search: CheckedSearch, cursor: string | null, most: number, budget: number): Promise<Found> {
  const sort = search.sort ?? "newest";
  const { place } = ORDERS[sort];
  const rows: Listing[] = [];
  let read = 0;
  let last = cursor;
  for await (const row of mergeShelves(ctx, shelvesFor(search), boundsOf(search, sort, cursor))) {
    if (isWanted(row, search)) {
      if (rows.length === most) return { rows, cursor: last };
      rows.push(row);
    }
    last = row[place];
    read += 1;
    if (read === budget) return { rows, cursor: last };
  }
  return { rows, cursor: null };
}

function shelvesFor({ genre, keys, bpm }: CheckedSearch): Shelf[] {
  if (keys.length > 0) return keys.map((key) => (genre === null ? { by: "key", key } : { by: "genreKey", genre, key }));
  const bands = bandsOf(bpm);
  if (bands.length > 0) return bands.map((band) => (genre === null ? { by: "band", band } : { by: "genreBand", genre, band }));
  return [genre === null ? { by: "all" } : { by: "genre", genre }];
}

function bandsOf({ min, max }: CheckedSearch["bpm"]): number[] {
  if (min === null || max === null) return [];
  const [first, last] = [bandOf(min), bandOf(max)];
  return last - first < MOST_SHELVES ? Array.from({ length: last - first + 1 }, (_, at) => first + at) : [];
}

/** In an order of prices their range is a part of the list; elsewhere it is only asked of each row. */
function boundsOf({ price }: CheckedSearch, sort: Walk["sort"], cursor: string | null): Walk {
  const { place, direction } = ORDERS[sort];
  const low = place === "cheapest" && price.min !== null ? rising(price.min) : "";
  const high = place === "cheapest" && price.max !== null ? rising(price.max + 1) : END;
  if (direction === "asc") return { sort, after: cursor ?? low, before: high };
  return { sort, after: low, before: cursor ?? high };
}
