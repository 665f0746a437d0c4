"use client";

import { type PointerEvent, type ReactNode, useRef } from "react";
import { classes } from "../ui/classes";
import { ask } from "../player/the-player";
import { previewSpan } from "../player/preview-span";
import { usePlayerState } from "../player/use-player";
import { usePlayhead } from "../player/use-playhead";
import type { BeatEntry } from "./beat-entry";

/**
 * The waveform of a row. By pointer it plays from where it is pressed; it is no stop for the keyboard and silent to screen readers,
 * because the row's button and the player's own slider do the same. The row knows by it that it is the one in the player.
 */
export function RowWave({ entry, among, className, children }: { entry: BeatEntry; among: readonly BeatEntry[]; className?: string; /** Its picture: `WaveBars`. */ children: ReactNode }) {
  const current = usePlayerState((state) => state.track?.beatId === entry.beatId);
  const box = useRef<HTMLDivElement>(null);
  usePlayhead(box, current);

  function point(event: PointerEvent<HTMLDivElement>): void {
    if (event.button !== 0 || entry.preview === null) return;
    const { left, width } = event.currentTarget.getBoundingClientRect();
    if (!current) ask((player) => player.play(entry, among), entry);
    ask((player) => player.seek(((event.clientX - left) / width) * entry.duration - previewSpan(entry.duration).start));
  }

  return (
    <div ref={box} aria-hidden data-current={current || undefined} onPointerDown={point} className={classes("cursor-pointer", className)}>
      {children}
    </div>
  );
}
