"use client";

import { ChevronDown, SkipBack, SkipForward } from "lucide-react";
import { Dialog } from "radix-ui";
import { useRef } from "react";
import { player as words, sheet } from "@/strings/playerWindows";
import { listedBands } from "../beats/band-shapes";
import { Cover } from "../beats/cover";
import { Button, buttonVariants } from "../ui/button";
import { cn } from "../ui/cn";
import { clock } from "./clock";
import { PlayButton } from "./play-button";
import { usePlayer, usePlayerState } from "./use-player";
import { QueueList } from "./queue-list";
import { SheetLicences } from "./sheet-licences";
import type { Track } from "./track";
import { useBackCloses } from "./use-back-closes";
import { useBeatPage } from "./use-beat-page";
import { useSwipeDown } from "./use-swipe-down";
import { WaveBars } from "./wave-bars";
import { Waveform } from "./waveform";

const BARS = 96;

/** The whole player on a phone. Closed by its button, by pulling it down, or by going back. */
export default function PlayerSheet({ track, open, onClose }: { track: Track; open: boolean; onClose: () => void }) {
  const player = usePlayer();
  const hasNext = usePlayerState(({ queue }) => queue.index + 1 < queue.tracks.length);
  const [passed, length] = [usePlayerState(({ second }) => second), usePlayerState((state) => Math.floor(state.length))];
  const trouble = usePlayerState(({ problem, notice }) => problem ?? notice);
  const beat = useBeatPage(track.slug, open);
  const leave = useBackCloses(open, onClose);
  const box = useRef<HTMLDivElement>(null);
  const swipe = useSwipeDown(box, onClose);
  return (
    <Dialog.Root open={open} onOpenChange={(wanted) => wanted || onClose()}>
      <Dialog.Portal>
        <Dialog.Content ref={box} aria-describedby={undefined} className="fixed inset-0 z-50 flex flex-col overflow-y-auto overscroll-contain bg-ground pb-[env(safe-area-inset-bottom)] animate-appear">
          <div className="touch-none select-none" {...swipe}>
            <span aria-hidden className="mx-auto mt-2 block h-1 w-9 rounded-full bg-line-strong" />
            <div className="flex px-2">
              <Dialog.Close aria-label={sheet.close} className={buttonVariants({ variant: "ghost", size: "icon" })}>
                <ChevronDown aria-hidden className="size-5" />
              </Dialog.Close>
            </div>
            <Cover peaks={track.levels} className="mx-auto w-56 max-w-[60vw]" />
          </div>
          <div className="grid gap-5 px-4 pt-5 pb-2">
            <div className="min-w-0 text-center">
              <Dialog.Title className="truncate text-xl font-semibold tracking-tight">{track.title}</Dialog.Title>
              <p role="status" className={cn("truncate text-sm", trouble === null ? "text-ink-soft" : "whitespace-normal text-caution-text")}>
                {trouble ?? track.store}
              </p>
            </div>
            <div className="grid gap-1">
              <Waveform key={track.beatId} track={track} className="h-20">
                <WaveBars peaks={track.levels} bands={beat?.bands && listedBands(beat.bands, BARS)} bars={BARS} duration={track.duration} />
              </Waveform>
              <p aria-hidden className="flex justify-between text-xs text-ink-faint tabular-nums">
                <span>{clock(passed)}</span>
                <span>{clock(length)}</span>
              </p>
            </div>
            <div className="flex items-center justify-center gap-5">
              <Button variant="ghost" size="icon" aria-label={words.previous} onClick={player.previous} className="size-12 rounded-full [&_svg]:size-5">
                <SkipBack aria-hidden className="fill-current" />
              </Button>
              <PlayButton track={track} variant="primary" size="lg" />
              <Button variant="ghost" size="icon" aria-label={words.next} disabled={!hasNext} onClick={player.next} className="size-12 rounded-full [&_svg]:size-5">
                <SkipForward aria-hidden className="fill-current" />
              </Button>
            </div>
          </div>
          <SheetLicences track={track} beat={beat} onFollow={leave} />
          <div className="border-t py-3">
            <QueueList />
          </div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
