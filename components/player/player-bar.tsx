"use client";

import { SkipBack, SkipForward, X } from "lucide-react";
import { Cover } from "../beats/cover";
import { Button, buttonVariants } from "../ui/button";
import { cn } from "../ui/cn";
import { PageLink } from "../ui/page-link";
import { clock } from "./clock";
import { PlayButton } from "./play-button";
import { usePlayer, usePlayerState } from "./player-provider";
import type { Track } from "./track";
import { Volume } from "./volume";
import { Waveform } from "./waveform";

/** The player at the foot of the window, on every page, from the first sound until it is put away. */
export function PlayerBar() {
  const track = usePlayerState((state) => state.track);
  if (!track) return null;
  return (
    <section
      data-player
      aria-label="Player"
      className="fixed inset-x-0 bottom-0 z-40 h-(--player-height) border-t bg-raised pb-[env(safe-area-inset-bottom)] animate-appear"
    >
      <div className="page grid h-full grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 md:grid-cols-[14rem_auto_minmax(0,1fr)_auto] md:gap-x-6">
        <NowPlaying track={track} />
        <Controls track={track} />
        <div className="order-first col-span-2 flex items-center gap-3 md:order-none md:col-span-1">
          <Time which="passed" />
          <Waveform key={track.beatId} track={track} bars={110} className="h-8 min-w-0 flex-1 md:h-11" />
          <Time which="length" />
        </div>
        <div className="hidden items-center gap-2 md:flex">
          <Volume />
          <PriceLink track={track} />
          <CloseButton />
        </div>
      </div>
    </section>
  );
}

function NowPlaying({ track }: { track: Track }) {
  const problem = usePlayerState((state) => state.problem);
  return (
    <div className="flex min-w-0 items-center gap-3">
      <Cover peaks={track.levels} className="size-10 md:size-12" />
      <div className="min-w-0 text-sm">
        <PageLink href={`/beats/${track.slug}`} className="block truncate font-medium hover:underline">
          {track.title}
        </PageLink>
        <p role="status" className={cn("truncate text-xs", problem ? "text-danger-text" : "text-ink-faint")} title={problem ?? undefined}>
          {problem ?? <Standing store={track.store} />}
        </p>
      </div>
    </div>
  );
}

/** Says when the sound is still on its way; otherwise whose sound it is. */
function Standing({ store }: { store: string }) {
  const waiting = usePlayerState((state) => state.status === "buffering");
  return <>{waiting ? "Loading the preview…" : store}</>;
}

function Controls({ track }: { track: Track }) {
  const player = usePlayer();
  const queue = usePlayerState((state) => state.queue);
  const hasNext = usePlayerState((state) => state.index + 1 < state.queue.length);
  return (
    <div className="flex items-center gap-1">
      <Button variant="ghost" size="icon-sm" aria-label="Previous" onClick={player.previous} className="hidden rounded-full sm:inline-flex">
        <SkipBack aria-hidden className="fill-current" />
      </Button>
      <PlayButton track={track} among={queue} variant="primary" />
      <Button variant="ghost" size="icon-sm" aria-label="Next" disabled={!hasNext} onClick={player.next} className="rounded-full">
        <SkipForward aria-hidden className="fill-current" />
      </Button>
      <span className="contents md:hidden">
        <CloseButton />
      </span>
    </div>
  );
}

function Time({ which }: { which: "passed" | "length" }) {
  const seconds = usePlayerState((state) => (which === "passed" ? state.second : Math.floor(state.length)));
  return <span className={cn("w-9 text-xs text-ink-faint tabular-nums", which === "passed" && "text-right")}>{clock(seconds)}</span>;
}

function PriceLink({ track }: { track: Track }) {
  const words = track.price === null ? "View beat" : track.price === "free" ? "Get it free" : `Buy ${track.price}`;
  return (
    <PageLink href={`/beats/${track.slug}#licences`} className={buttonVariants({ variant: "secondary", size: "sm" })}>
      {words}
    </PageLink>
  );
}

function CloseButton() {
  const player = usePlayer();
  return (
    <Button variant="ghost" size="icon-sm" aria-label="Close the player" onClick={player.close} className="rounded-full">
      <X aria-hidden />
    </Button>
  );
}
