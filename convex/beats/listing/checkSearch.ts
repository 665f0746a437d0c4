import { compatibleKeys } from "../../../lib/domain/camelot";
import { isOpen, isWithin, SEARCH_LIMITS, type BeatSearch, type Range } from "../../../lib/domain/discovery";
import { TEXT_LIMITS } from "../../../lib/domain/limits";
import { holdsAll, wordsOf } from "../../../lib/domain/searchWords";
import { fail } from "../../errors";
import type { Listing } from "./shelves";

/** A search as the functions use it: its words cut, its keys spelled out. */
export type CheckedSearch = Omit<BeatSearch, "words" | "key" | "compatible"> & { words: string[]; keys: readonly NonNullable<BeatSearch["key"]>[] };

/** Holds a search to what the page itself would send; whoever calls past it is told. */
export function checkSearch({ words, key, compatible, ...search }: BeatSearch): CheckedSearch {
  const long = words.length > SEARCH_LIMITS.words || search.tags.length > SEARCH_LIMITS.tags || search.tags.some((tag) => tag.length > TEXT_LIMITS.tag);
  if (long || ![search.bpm, search.price, search.length].every(isSound)) fail("invalid_request", "This search is longer than a search can be.");
  return { ...search, words: wordsOf(words), keys: key === null ? [] : compatible ? compatibleKeys(key) : [key] };
}

function isSound({ min, max }: Range): boolean {
  return [min, max].every((end) => end === null || (Number.isSafeInteger(end) && end >= 0));
}

/** Whether a beat is what is looked for. */
export function isWanted(row: Listing, search: CheckedSearch): boolean {
  return (
    (search.genre === null || row.genre === search.genre) &&
    (search.keys.length === 0 || (row.key !== null && search.keys.includes(row.key))) &&
    (search.mood === null || row.moods.includes(search.mood)) &&
    (search.tier === null || row.tiers.includes(search.tier)) &&
    (isOpen(search.bpm) || (row.bpm !== null && isWithin(row.bpm, search.bpm))) &&
    isWithin(row.fromPrice, search.price) &&
    (isOpen(search.length) || isWithin(Math.round(row.durationMs / 1000), search.length)) &&
    search.tags.every((tag) => row.tags.includes(tag)) &&
    (search.words.length === 0 || holdsAll(wordsOf(row.searchText), search.words))
  );
}
