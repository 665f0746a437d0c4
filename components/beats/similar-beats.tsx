import { similarBeats } from "@/strings/beats";
import type { BeatEntry } from "./beat-entry";
import { BeatTile } from "./beat-tile";

/** Beats near in key, tempo and mood, for whom this one is not quite it. */
export function SimilarBeats({ entries }: { entries: readonly BeatEntry[] }) {
  if (entries.length === 0) return null;
  return (
    <section aria-labelledby="similar" className="grid gap-6">
      <h2 id="similar" className="text-2xl font-semibold tracking-tight">
        {similarBeats.title}
      </h2>
      <ul className="grid grid-cols-2 gap-x-4 gap-y-8 sm:grid-cols-3 md:gap-x-6 lg:grid-cols-6">
        {entries.map((entry) => (
          <BeatTile key={entry.beatId} entry={entry} among={entries} />
        ))}
      </ul>
    </section>
  );
}
