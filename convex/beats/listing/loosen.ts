import { narrowings, without, type BeatSearch, type Narrowing } from "../../../lib/domain/discovery";
import type { QueryCtx } from "../../_generated/server";
import { checkSearch } from "./checkSearch";
import { look } from "./findBeats";

/** What is counted at most, and how far one count reads: the words say "more than" beyond it. */
const COUNTED = 24;
const BUDGET = 200;

/** For each facet of a search, how many beats there would be without it; those that would bring none are left out. Most first. */
export async function loosen(ctx: QueryCtx, search: BeatSearch): Promise<{ narrowing: Narrowing; beats: number; more: boolean }[]> {
  checkSearch(search);
  const ways = [];
  for (const narrowing of narrowings(search)) {
    const { rows, cursor } = await look(ctx, checkSearch(without(search, narrowing)), null, COUNTED, BUDGET);
    if (rows.length > 0) ways.push({ narrowing, beats: rows.length, more: cursor !== null });
  }
  return ways.sort((one, other) => other.beats - one.beats);
}
