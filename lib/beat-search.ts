import type { FunctionReturnType } from "convex/server";
import type { api } from "../convex/_generated/api";
import type { BeatSearch } from "./domain/discovery";
import { PAGE_SIZE } from "./domain/limits";

type FoundPage = FunctionReturnType<typeof api.beats.queries.find>;
type Ask = (args: { search: BeatSearch; cursor: string | null; numItems: number }) => Promise<FoundPage>;

/** How often a list is asked for more before it shows what it has: a page may be short where no index leads. */
const ROUNDS = 4;

/** A page of a search, gathered from as many short ones as it takes, within reason. */
export async function gatherBeats(ask: Ask, search: BeatSearch, cursor: string | null): Promise<FoundPage> {
  let found = await ask({ search, cursor, numItems: PAGE_SIZE.default });
  for (let round = 1; round < ROUNDS && found.cursor !== null && found.page.length < PAGE_SIZE.default; round++) {
    const next = await ask({ search, cursor: found.cursor, numItems: PAGE_SIZE.default - found.page.length });
    found = { ...next, page: [...found.page, ...next.page] };
  }
  return found;
}
