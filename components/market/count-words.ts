import { found as words } from "@/strings/market";
import type { FoundBeats } from "./found-beats";

/** "7 beats", or "More than 24 beats" while there is more than was loaded. */
export function countWords({ entries, cursor, capped }: FoundBeats): string {
  if (capped && cursor === null) return words.bestOf(entries.length);
  if (cursor !== null) return entries.length === 0 ? words.looking : words.moreThan(entries.length);
  return words.count(entries.length);
}
