import { beatEntry } from "@/strings/beats";
import { Badge } from "../ui/badge";
import { PlayButton } from "../player/play-button";
import { PageLink } from "../ui/page-link";
import { WishButton } from "../wishlist/wish-button";
import type { BeatEntry } from "./beat-entry";
import { BeatMenu } from "./beat-menu";
import { Cover } from "./cover";

/** One beat by its cover. */
export function BeatTile({ entry, among }: { entry: BeatEntry; among: readonly BeatEntry[] }) {
  return (
    <li className="group relative grid content-start gap-3">
      <div className="relative">
        <Cover peaks={entry.levels} className="w-full" />
        <PlayButton track={entry} among={among} variant="cover" className="absolute right-2 bottom-2 z-10" />
        {!entry.sold && <WishButton beat={entry} look="cover" className="absolute top-2 right-2 z-10" />}
      </div>
      <div className="min-w-0">
        <div className="flex items-start gap-1">
          <div className="min-w-0 flex-1">
            <PageLink href={`/beats/${entry.slug}`} className="block truncate font-medium after:absolute after:inset-0 group-hover:underline">
              {entry.title}
            </PageLink>
            <p className="truncate text-sm text-ink-soft">{entry.store}</p>
          </div>
          <BeatMenu track={entry} className="relative z-10 -mt-1 -mr-2 rounded-full" />
        </div>
        <p className="mt-1 flex items-center justify-between gap-2 text-sm tabular-nums">
          <span className="truncate text-ink-faint">{entry.bpm === null ? entry.genre : beatEntry.bpm(entry.bpm)}</span>
          {entry.sold ? <Badge>{beatEntry.sold}</Badge> : <span className="font-medium whitespace-nowrap">{entry.price}</span>}
        </p>
      </div>
    </li>
  );
}
