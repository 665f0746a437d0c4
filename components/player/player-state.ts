import type { Queue } from "./queue";
import type { Track } from "./track";

export type PlayerState = {
  queue: Queue;
  track: Track | null;
  status: "idle" | "buffering" | "playing" | "paused" | "ended" | "failed";
  /** Whole seconds of the preview that have passed, for words; `position()` has the exact value, for drawing. */
  second: number;
  /** Length of the preview in seconds. */
  length: number;
  /** 0 to 1. */
  volume: number;
  muted: boolean;
  /** Why there is no sound, in words; null while there is nothing to say. */
  problem: string | null;
  /** That another preview was passed over, in words; gone a few seconds into the next one. */
  notice: string | null;
};

export const EMPTY_QUEUE: Queue = { tracks: [], index: -1, chosen: 0 };

export const silence: PlayerState = { queue: EMPTY_QUEUE, track: null, status: "idle", second: 0, length: 0, volume: 0.8, muted: false, problem: null, notice: null };
