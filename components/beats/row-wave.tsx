"use client";

import { type PointerEvent, useRef } from "react";
import { cn } from "../ui/cn";
import { usePlayer, usePlayerState } from "../player/player-provider";
import { previewSpan } from "../player/track";
import { usePlayhead } from "../player/use-playhead";
import { WaveBars } from "../player/wave-bars";
import type { BeatEntry } from "./beat-entry";

/**
 * The waveform of a row. By pointer it plays from where it is pressed; it is no stop for the keyboard and silent to screen readers,
 * because the row's button and the player's own slider do the same.
 */
export function RowWave({ entry, among, className }: { entry: BeatEntry; among: readonly BeatEntry[]; className?: string }) {
  const player = usePlayer();
  const current = usePlayerState((state) => state.track?.beatId === entry.beatId);
  const box = useRef<HTMLDivElement>(null);
  usePlayhead(box, current);

  function point(event: PointerEvent<HTMLDivElement>): void {
    if (event.button !== 0 || entry.preview === null) return;
    const { left, width } = event.currentTarget.getBoundingClientRect();
    if (!current) player.play(entry, among);
    player.seek(((event.clientX - left) / width) * entry.duration - previewSpan(entry.duration).start);
  }

  return (
    <div ref={box} aria-hidden onPointerDown={point} className={cn("cursor-pointer", className)}>
      <WaveBars peaks={entry.levels} bars={64} duration={entry.duration} current={current} />
    </div>
  );
}
