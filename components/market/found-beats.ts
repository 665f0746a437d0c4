import { type BeatEntry, toEntry } from "../beats/beat-entry";
import type { gatherBeats } from "@/lib/beat-search";

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
