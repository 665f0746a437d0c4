import { newestBeat } from "@/strings/home";
import type { BeatEntry } from "../beats/beat-entry";
import { PlayButton } from "../player/play-button";
import { WaveBars } from "../player/wave-bars";
import { Waveform } from "../player/waveform";
import { PageLink } from "../ui/page-link";

/** The newest beat across the whole width of the page. */
export function NewestBeat({ entry, among }: { entry: BeatEntry; among: readonly BeatEntry[] }) {
  return (
    <div className="grid gap-4">
      <Waveform track={entry} among={among} className="h-24 md:h-36">
        <WaveBars peaks={entry.levels} bars={128} duration={entry.duration} />
      </Waveform>
      <div className="flex items-center gap-4">
        <PlayButton track={entry} among={among} size="lg" variant="primary" />
        <div className="min-w-0">
          <p className="text-xs text-ink-faint">{newestBeat.label}</p>
          <PageLink href={`/beats/${entry.slug}`} className="block truncate text-lg font-medium hover:underline">
            {entry.title}
          </PageLink>
          <p className="truncate text-sm text-ink-soft">
            {entry.store}
            {entry.price && <span className="tabular-nums"> · {entry.price}</span>}
          </p>
        </div>
      </div>
    </div>
  );
}
