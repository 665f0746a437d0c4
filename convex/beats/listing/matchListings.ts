import { wordsOf } from "../../../lib/domain/searchWords";
import type { QueryCtx } from "../../_generated/server";
import { isWanted, type CheckedSearch } from "./checkSearch";
import { ORDERS, type Listing } from "./shelves";
import type { Found } from "./walkListings";

/** Rows a search in words ranks. Convex itself ranks at most 1,024. */
const MOST_MATCHES = 256;

/**
 * The beats that hold all the words, in a given order, or best match first. The search index only brings them: how well
 * a beat matches is our own measure, which no other beat can change, so that pages go on where they stopped.
 */
export async function matchListings(ctx: QueryCtx, search: CheckedSearch, telling: readonly string[], cursor: string | null, most: number): Promise<Found & { capped: boolean }> {
  const [key] = search.keys;
  const matches = await ctx.db
    .query("beatListings")
    .withSearchIndex("search", (q) => {
      const found = q.search("searchText", telling.join(" "));
      const inGenre = search.genre === null ? found : found.eq("genre", search.genre);
      return search.keys.length === 1 && key !== undefined ? inGenre.eq("key", key) : inGenre;
    })
    .take(MOST_MATCHES);
  const { place, direction } = search.sort === null ? BEST : orderBy(search.sort);
  const ordered = matches
    .filter((row) => isWanted(row, search))
    .map((row) => ({ row, at: place(row, search.words) }))
    .sort((one, other) => (one.at < other.at ? -direction : direction))
    .filter(({ at }) => cursor === null || (direction === 1 ? at > cursor : at < cursor));
  const page = ordered.slice(0, most);
  return { rows: page.map(({ row }) => row), cursor: ordered.length > most ? (page.at(-1)?.at ?? null) : null, capped: matches.length === MOST_MATCHES };
}

type Order = { place: (row: Listing, words: readonly string[]) => string; direction: 1 | -1 };

const BEST: Order = { place: (row, words) => `${closeness(row.title, words)}${row.newest}`, direction: 1 };

function orderBy(sort: keyof typeof ORDERS): Order {
  const { place, direction } = ORDERS[sort];
  return { place: (row) => row[place], direction: direction === "asc" ? 1 : -1 };
}

/** 0: the title begins with what was typed. 1: it holds every word. 2: the words are elsewhere. */
function closeness(title: string, words: readonly string[]): number {
  const text = wordsOf(title);
  if (text.join(" ").startsWith(words.join(" "))) return 0;
  return words.every((word) => text.some((known) => known.startsWith(word))) ? 1 : 2;
}
