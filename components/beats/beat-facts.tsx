import type { Genre } from "@/lib/domain/taxonomy";
import { beatEntry, beatFacts as words } from "@/strings/beats";
import { genreNames } from "@/strings/taxonomy";
import { dateWords } from "../ui/date-words";
import { clock } from "../player/clock";

type BeatFactsProps = { bpm: number | null; musicalKey: string | null; genre: Genre; durationMs: number; publishedAt: number };

/** What a producer asks of a beat first, in figures. */
export function BeatFacts({ bpm, musicalKey, genre, durationMs, publishedAt }: BeatFactsProps) {
  const facts = [
    [words.tempo, bpm === null ? words.notGiven : beatEntry.bpm(bpm)],
    [words.key, musicalKey ?? words.notGiven],
    [words.genre, genreNames[genre]],
    [words.length, clock(durationMs / 1000)],
    [words.since, dateWords(publishedAt)],
  ] as const;
  return (
    <dl className="grid grid-cols-3 gap-x-4 gap-y-3 text-sm sm:flex sm:flex-wrap sm:gap-x-8">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt className="text-xs text-ink-faint">{name}</dt>
          <dd className="font-medium tabular-nums">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
