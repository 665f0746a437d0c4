import { genreNames } from "@/strings/taxonomy";
import { toTrack, type Track } from "../player/track";
import type { BeatCard } from "./beat-types";
import { fromWords } from "./price";

/** What a row or a tile shows: the track for the player, and its facts in words. */
export type BeatEntry = Track & { genre: string; bpm: number | null; key: string | null; tags: readonly string[]; sold: boolean };

/** As many tags as a row has room for. */
const SHOWN_TAGS = 2;

/** Trims a card of the catalogue to what a list sends to the browser. */
export function toEntry(beat: BeatCard): BeatEntry {
  return { ...toTrack(beat, fromWords(beat)), genre: genreNames[beat.genre], bpm: beat.bpm, key: beat.key, tags: beat.tags.slice(0, SHOWN_TAGS), sold: beat.sold };
}
