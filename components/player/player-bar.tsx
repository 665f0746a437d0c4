"use client";

import { SkipBack, SkipForward, X } from "lucide-react";
import { useRef } from "react";
import { player as words } from "@/strings/playerWindows";
import { Cover } from "../beats/cover";
import { Button, buttonVariants } from "../ui/button";
import { cn } from "../ui/cn";
import { PageLink } from "../ui/page-link";
import { clock } from "./clock";
import { PlayButton } from "./play-button";
import { usePlayer, usePlayerState } from "./use-player";
import { QueueButton } from "./queue-button";
import { SheetButton } from "./sheet-button";
import type { Track } from "./track";
import { usePlayhead } from "./use-playhead";
import { Volume } from "./volume";
import { WaveBars } from "./wave-bars";
import { Waveform } from "./waveform";

/** The player at the foot of the window. On a phone the rest of it is a sheet. */
export function PlayerBar({ track }: { track: Track }) {
  return (
    <section data-player aria-label={words.name} className="fixed inset-x-0 bottom-(--tabs-height) z-40 h-16 border-t bg-raised animate-appear md:h-(--player-height) md:pb-[env(safe-area-inset-bottom)]">
      <Passed />
      <div className="page grid h-full grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 md:grid-cols-[13rem_auto_minmax(0,1fr)_auto] md:gap-x-6">
        <NowPlaying track={track} />
        <Controls track={track} />
        <div className="hidden items-center gap-3 md:flex">
          <Time which="passed" />
          <Waveform key={track.beatId} track={track} className="h-11 min-w-0 flex-1">
            <WaveBars peaks={track.levels} bars={110} duration={track.duration} />
          </Waveform>
          <Time which="length" />
        </div>
        <div className="hidden items-center gap-1 md:flex">
          <Volume />
          <QueueButton />
          <PriceLink track={track} />
          <CloseButton />
        </div>
      </div>
    </section>
  );
}

/** On a phone: how much of the preview has passed, along the upper edge. */
function Passed() {
  const line = useRef<HTMLSpanElement>(null);
  usePlayhead(line, true);
  return (
    <span ref={line} aria-hidden className="absolute inset-x-0 -top-px h-0.5 md:hidden">
      <span className="block h-full origin-left bg-signal-text" style={{ transform: "scaleX(var(--played, 0))" }} />
    </span>
  );
}

function NowPlaying({ track }: { track: Track }) {
  const problem = usePlayerState((state) => state.problem);
  const notice = usePlayerState((state) => state.notice);
  return (
    <div className="relative flex min-w-0 items-center gap-3">
      <Cover peaks={track.levels} className="size-10 md:size-12" />
      <div className="min-w-0 text-sm">
        <PageLink href={`/beats/${track.slug}`} className="block truncate font-medium hover:underline">
          {track.title}
        </PageLink>
        <p role="status" className={cn("truncate text-xs", problem ? "text-danger-text" : notice ? "text-caution-text" : "text-ink-faint")} title={problem ?? notice ?? undefined}>
          {problem ?? notice ?? <Standing store={track.store} />}
        </p>
      </div>
      <SheetButton track={track} className="absolute inset-0 md:hidden" />
    </div>
  );
}

/** Says when the sound is still on its way; otherwise whose sound it is. */
function Standing({ store }: { store: string }) {
  const waiting = usePlayerState((state) => state.status === "buffering");
  return <>{waiting ? words.waiting : store}</>;
}

function Controls({ track }: { track: Track }) {
  const player = usePlayer();
  const hasNext = usePlayerState(({ queue }) => queue.index + 1 < queue.tracks.length);
  return (
    <div className="flex items-center gap-1">
      <Button variant="ghost" size="icon-sm" aria-label={words.previous} onClick={player.previous} className="hidden rounded-full md:inline-flex">
        <SkipBack aria-hidden className="fill-current" />
      </Button>
      <PlayButton track={track} variant="primary" />
      <Button variant="ghost" size="icon-sm" aria-label={words.next} disabled={!hasNext} onClick={player.next} className="rounded-full">
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
  const said = track.price === null ? words.view : track.price === "free" ? words.free : words.buy(track.price);
  return (
    <PageLink href={`/beats/${track.slug}#licences`} className={buttonVariants({ variant: "secondary", size: "sm", className: "mx-1" })}>
      {said}
    </PageLink>
  );
}

function CloseButton() {
  const player = usePlayer();
  return (
    <Button variant="ghost" size="icon-sm" aria-label={words.close} onClick={player.close} className="rounded-full">
      <X aria-hidden />
    </Button>
  );
}
