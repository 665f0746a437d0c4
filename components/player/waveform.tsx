"use client";

import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef } from "react";
import { waveform as words } from "@/strings/playing";
import { classes } from "../ui/classes";
import { clock } from "./clock";
import { previewSpan } from "./preview-span";
import { ask, position } from "./the-player";
import type { Track } from "./track";
import { usePlayerState } from "./use-player";
import { usePlayhead } from "./use-playhead";

const STEP_SECONDS = 5;

type WaveformProps = {
  track: Track;
  /** What follows when it plays from here; the track alone if left out. */
  among?: readonly Track[] | undefined;
  className?: string;
  /** Its picture: `WaveBars`. */
  children: ReactNode;
};

/** A track's waveform: it shows what has been heard, and seeks by pointer and by keyboard. */
export function Waveform({ track, among, className, children }: WaveformProps) {
  const current = usePlayerState((state) => state.track?.beatId === track.beatId);
  const second = usePlayerState((state) => (state.track?.beatId === track.beatId ? state.second : 0));
  const box = useRef<HTMLDivElement>(null);
  usePlayhead(box, current);

  const span = previewSpan(track.duration);
  const playable = track.preview !== null;

  function seekTo(to: number): void {
    if (!playable) return;
    if (!current) ask((player) => player.play(track, among), track);
    ask((player) => player.seek(to));
  }

  function point(event: PointerEvent<HTMLDivElement>): void {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    seekTo(((event.clientX - left) / width) * track.duration - span.start);
  }

  function press(event: KeyboardEvent<HTMLDivElement>): void {
    const target = seekByKey(event.key, position(), span.length);
    if (event.key === " " || event.key === "Enter") {
      if (current) ask((player) => player.toggle());
      else if (playable) ask((player) => player.play(track, among), track);
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
      className={classes("relative touch-pan-y rounded-sm select-none", playable && "cursor-pointer", className)}
    >
      {children}
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
