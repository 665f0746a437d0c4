import { type BeatEntry, toEntry } from "../beats/beat-entry";
import type { gatherBeats } from "@/lib/beat-search";
import { found as words } from "@/strings/market";

/** What a search found so far, as the page and the browser keep it. */
export type FoundBeats = {
  entries: readonly BeatEntry[];
  /** Where the rest begins; null when there is no more. */
  cursor: string | null;
  capped: boolean;
};

export function toFound({ page, cursor, capped }: Awaited<ReturnType<typeof gatherBeats>>): FoundBeats {
  return { entries: page.map(toEntry), cursor, capped };
}

/** "7 beats", or "More than 24 beats" while there is more than was loaded. */
export function countWords({ entries, cursor, capped }: FoundBeats): string {
  if (capped && cursor === null) return words.bestOf(entries.length);
  if (cursor !== null) return entries.length === 0 ? words.looking : words.moreThan(entries.length);
  return words.count(entries.length);
}
