import { listedLevels } from "./levels";

/** What the player needs to know of a beat. Kept small: every row of a list carries one to the browser. */
export type Track = {
  beatId: string;
  slug: string;
  title: string;
  store: string;
  /** Of the whole beat, in seconds; the preview is a part of it. */
  duration: number;
  /** Waveform of the whole beat, 0 to 100. */
  levels: number[];
  /** Address of the preview; null while there is none to play. */
  preview: string | null;
  /** What the cheapest licence costs, ready to read: "from $25" or "free". Null when nothing is for sale. */
  price: string | null;
};

type BeatFacts = {
  beatId: string;
  slug: string;
  title: string;
  store: { name: string };
  durationMs: number;
  peaks: readonly number[];
  preview: string | null;
};

export function toTrack(beat: BeatFacts, price: string | null): Track {
  const { beatId, slug, title, preview } = beat;
  return { beatId, slug, title, store: beat.store.name, duration: beat.durationMs / 1000, levels: listedLevels(beat.peaks), preview, price };
}
