import { beatEntry, beatRows } from "@/strings/beats";
import { Badge } from "../ui/badge";
import { classes } from "../ui/classes";
import { clock } from "../player/clock";
import { PlayButton } from "../player/play-button";
import { WaveBars } from "../player/wave-bars";
import { PageLink } from "../ui/page-link";
import { WishButton } from "../wishlist/wish-button";
import type { BeatEntry } from "./beat-entry";
import { BeatMenu } from "./beat-menu";
import { Cover } from "./cover";
import { RowWave } from "./row-wave";

/** Columns of a row and of the list's head: play, cover, title, waveform, tempo, key, genre, length, price, heart and menu. On a phone these two stand under the price. */
export const rowGrid = classes(
  "items-center gap-x-3 grid-cols-[auto_auto_minmax(0,1fr)_auto]",
  "md:gap-x-4 md:grid-cols-[2.25rem_3rem_minmax(0,1fr)_3rem_5rem_5rem_6rem_4rem]",
  "lg:grid-cols-[2.25rem_3rem_minmax(0,1fr)_13rem_3rem_5rem_6rem_3rem_6rem_4rem]",
);

/** One beat in a list: heard, read and opened without leaving the line. */
export function BeatRow({ entry, among }: { entry: BeatEntry; among: readonly BeatEntry[] }) {
  const tempo = entry.bpm === null ? null : beatEntry.bpm(entry.bpm);
  return (
    <li className={classes(rowGrid, "relative grid h-18 border-b transition-colors hover:bg-hover md:h-16 md:px-3 has-data-current:bg-sunken")}>
      <PlayButton track={entry} among={among} size="sm" className="relative z-10" />
      <Cover peaks={entry.levels} className="size-12" />
      <div className="min-w-0">
        <PageLink href={`/beats/${entry.slug}`} className="block truncate font-medium after:absolute after:inset-0">
          {entry.title}
        </PageLink>
        <p className="truncate text-sm text-ink-soft">
          {entry.store}
          {entry.tags.length > 0 && <span className="hidden text-ink-faint md:inline"> · {entry.tags.join(", ")}</span>}
        </p>
        <p className="truncate text-xs text-ink-faint tabular-nums md:hidden">
          {[tempo, entry.key, entry.genre].filter((fact) => fact !== null).join(" · ")}
        </p>
      </div>
      <RowWave entry={entry} among={among} className="relative z-10 hidden h-9 lg:block">
        <WaveBars peaks={entry.levels} bars={64} duration={entry.duration} />
      </RowWave>
      <span className="hidden text-right text-sm text-ink-soft tabular-nums md:block">
        {entry.bpm ?? "–"}
        <span className="sr-only"> {beatRows.head.bpm}</span>
      </span>
      <span className="hidden text-sm whitespace-nowrap text-ink-soft md:block">{entry.key ?? "–"}</span>
      <span className="hidden truncate text-sm text-ink-soft md:block">{entry.genre}</span>
      <span className="hidden text-right text-sm text-ink-soft tabular-nums lg:block">{clock(entry.duration)}</span>
      <div className="flex flex-col items-end gap-0.5 md:contents">
        <span className="text-right text-sm font-medium whitespace-nowrap tabular-nums">{entry.sold ? <Badge>{beatEntry.sold}</Badge> : entry.price}</span>
        <span className="relative z-10 -mr-2 flex justify-end md:mr-0">
          {!entry.sold && <WishButton beat={entry} />}
          <BeatMenu track={entry} className="rounded-full" />
        </span>
      </div>
    </li>
  );
}
