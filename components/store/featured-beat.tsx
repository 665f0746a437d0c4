import { beatEntry } from "@/strings/beats";
import { featuredBeat } from "@/strings/storefront";
import type { BeatEntry } from "../beats/beat-entry";
import { Cover } from "../beats/cover";
import { PlayButton } from "../player/play-button";
import { WaveBars } from "../player/wave-bars";
import { Waveform } from "../player/waveform";
import { buttonVariants } from "../ui/button";
import { PageLink } from "../ui/page-link";

/** The beat a store puts first: heard where it stands. */
export function FeaturedBeat({ entry, among }: { entry: BeatEntry; among?: readonly BeatEntry[] }) {
  const facts = [entry.bpm === null ? null : beatEntry.bpm(entry.bpm), entry.key, entry.genre].filter((fact) => fact !== null);
  return (
    <section aria-labelledby="featured" className="@container">
      <h2 id="featured" className="sr-only">
        {featuredBeat.title}
      </h2>
      <div className="grid gap-4 rounded-lg border bg-raised p-4 @xl:grid-cols-[10rem_minmax(0,1fr)] @xl:gap-6 @xl:p-5">
        <Cover peaks={entry.levels} className="hidden w-full @xl:block" />
        <div className="grid min-w-0 content-between gap-4">
          <div className="flex items-start justify-between gap-4">
            <div className="min-w-0">
              <PageLink href={`/beats/${entry.slug}`} className="block text-xl font-semibold tracking-tight break-words hover:underline">
                {entry.title}
              </PageLink>
              <p className="text-sm text-ink-soft tabular-nums">{facts.join(" · ")}</p>
            </div>
            {entry.price && (
              <PageLink href={`/beats/${entry.slug}#licences`} className={buttonVariants({ variant: "secondary", size: "sm", className: "tabular-nums" })}>
                {entry.price}
              </PageLink>
            )}
          </div>
          <div className="flex items-center gap-4">
            <PlayButton track={entry} among={among} size="lg" variant="primary" />
            <Waveform track={entry} among={among} className="h-16 min-w-0 flex-1">
              <WaveBars peaks={entry.levels} bars={96} duration={entry.duration} />
            </Waveform>
          </div>
        </div>
      </div>
    </section>
  );
}
