"use client";

import { type KeyboardEvent, type PointerEvent, useRef } from "react";
import { waveform as words } from "@/strings/player";
import type { Bands } from "../beats/band-shapes";
import { cn } from "../ui/cn";
import { clock } from "./clock";
import { usePlayer, usePlayerState } from "./player-provider";
import { previewSpan, type Track } from "./track";
import { usePlayhead } from "./use-playhead";
import { WaveBars } from "./wave-bars";

const STEP_SECONDS = 5;

type WaveformProps = {
  track: Track;
  /** What follows when it plays from here; the track alone if left out. */
  among?: readonly Track[] | undefined;
  /** Finer peaks than the track carries, where they are at hand. */
  peaks?: readonly number[] | undefined;
  /** Its sound in bands, where it is at hand. */
  bands?: Bands | null | undefined;
  bars: number;
  className?: string;
};

/** A track's waveform: it shows what has been heard, and seeks by pointer and by keyboard. */
export function Waveform({ track, among, peaks, bands, bars, className }: WaveformProps) {
  const player = usePlayer();
  const current = usePlayerState((state) => state.track?.beatId === track.beatId);
  const second = usePlayerState((state) => (state.track?.beatId === track.beatId ? state.second : 0));
  const box = useRef<HTMLDivElement>(null);
  usePlayhead(box, current);

  const span = previewSpan(track.duration);
  const playable = track.preview !== null;

  function seekTo(to: number): void {
    if (!playable) return;
    if (!current) player.play(track, among);
    player.seek(to);
  }

  function point(event: PointerEvent<HTMLDivElement>): void {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    seekTo(((event.clientX - left) / width) * track.duration - span.start);
  }

  function press(event: KeyboardEvent<HTMLDivElement>): void {
    const target = seekByKey(event.key, player.position(), span.length);
    if (event.key === " " || event.key === "Enter") {
      if (current) player.toggle();
      else if (playable) player.play(track, among);
    } else if (target !== null) seekTo(target);
    else return;
    event.preventDefault();
  }

  return (
    <div
      ref={box}
      role="slider"
      tabIndex={playable ? 0 : -1}
      aria-label={words.position(track.title)}
      aria-disabled={!playable}
      aria-valuemin={0}
      aria-valuemax={Math.floor(span.length)}
      aria-valuenow={second}
      aria-valuetext={words.passed(clock(second), clock(span.length))}
      onKeyDown={press}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        point(event);
      }}
      onPointerMove={(event) => event.currentTarget.hasPointerCapture(event.pointerId) && point(event)}
      className={cn("relative touch-pan-y rounded-sm select-none", playable && "cursor-pointer", className)}
    >
      <WaveBars peaks={peaks ?? track.levels} bands={bands} bars={bars} duration={track.duration} current={current} />
    </div>
  );
}

/** Where a key leads, in seconds of the preview; null for a key that means nothing here. */
function seekByKey(key: string, position: number, length: number): number | null {
  if (key === "ArrowRight" || key === "ArrowUp") return position + STEP_SECONDS;
  if (key === "ArrowLeft" || key === "ArrowDown") return position - STEP_SECONDS;
  if (key === "PageUp") return position + 3 * STEP_SECONDS;
  if (key === "PageDown") return position - 3 * STEP_SECONDS;
  if (key === "Home") return 0;
  return key === "End" ? length : null;
}
