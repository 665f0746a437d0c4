import { previewSpan, type Track } from "./track";
import { readVolume, writeVolume } from "./volume-memory";

type PlayerStatus = "idle" | "buffering" | "playing" | "paused" | "ended" | "failed";

export type PlayerState = {
  queue: readonly Track[];
  index: number;
  track: Track | null;
  status: PlayerStatus;
  /** Whole seconds of the preview that have passed, for words; `position()` has the exact value, for drawing. */
  second: number;
  /** Length of the preview in seconds. */
  length: number;
  /** 0 to 1. */
  volume: number;
  muted: boolean;
  /** Why there is no sound, in words; null while there is nothing to say. */
  problem: string | null;
};

export type Player = ReturnType<typeof createPlayer>;

/** What the player needs of the browser's audio element. */
export type Sound = Pick<
  HTMLAudioElement,
  "src" | "preload" | "currentTime" | "duration" | "paused" | "ended" | "volume" | "muted" | "play" | "pause" | "load" | "removeAttribute"
> & {
  error: { code: number } | null;
  addEventListener(type: string, handle: () => void): void;
};

const RESTART_AFTER_SECONDS = 3;

export const silence: PlayerState = {
  queue: [],
  index: -1,
  track: null,
  status: "idle",
  second: 0,
  length: 0,
  volume: 0.8,
  muted: false,
  problem: null,
};

/**
 * The one player of the site: one audio element, one queue. It lives outside React, so that a page change does not touch the sound.
 * @param createAudio called once, at the first sound; tests hand in their own
 */
export function createPlayer(createAudio: () => Sound = () => new Audio()) {
  let state = silence;
  let audio: Sound | null = null;
  const listeners = new Set<() => void>();

  function set(change: Partial<PlayerState>): void {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  }

  function element(): Sound {
    if (audio) return audio;
    const made = createAudio();
    made.preload = "auto";
    made.volume = state.volume;
    made.muted = state.muted;
    const during = (type: string, handle: () => void) => made.addEventListener(type, handle);
    during("playing", () => set({ status: "playing", problem: null }));
    during("waiting", () => set({ status: "buffering" }));
    during("pause", () => state.track && !made.ended && state.status !== "failed" && set({ status: "paused" }));
    during("ended", () => (state.index + 1 < state.queue.length ? load(state.index + 1) : set({ status: "ended" })));
    during("error", () => set({ status: "failed", problem: describe(made.error) }));
    during("durationchange", () => Number.isFinite(made.duration) && set({ length: made.duration }));
    during("timeupdate", () => {
      const second = Math.floor(made.currentTime);
      if (second !== state.second) set({ second });
    });
    audio = made;
    return made;
  }

  function load(index: number): void {
    const track = state.queue[index];
    if (!track?.preview) return;
    const made = element();
    made.src = track.preview;
    set({ index, track, status: "buffering", second: 0, length: previewSpan(track.duration).length, problem: null });
    start(made);
  }

  function start(made: Sound): void {
    made.play().catch((error: unknown) => {
      // A newer track took over (AbortError) or the media failed, which the error event tells better.
      if (error instanceof DOMException && error.name === "NotAllowedError") {
        set({ status: "paused", problem: "The browser held the sound back. Press play once more." });
      }
    });
  }

  return {
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    state: () => state,
    /** Exact position in the preview, in seconds. */
    position: () => audio?.currentTime ?? 0,

    /** Plays one track; what can be heard of `among` becomes the queue around it. */
    play(track: Track, among: readonly Track[] = [track]): void {
      const queue = among.filter((each) => each.preview !== null);
      set({ queue });
      load(queue.findIndex((each) => each.beatId === track.beatId));
    },
    toggle(): void {
      if (!state.track || !audio) return;
      if (state.status === "failed") load(state.index);
      else if (audio.paused) start(audio);
      else audio.pause();
    },
    pause: () => audio?.pause(),
    resume: () => audio && state.track && start(audio),
    next: () => load(state.index + 1),
    /** Back to the beginning first; from there to the track before. */
    previous(): void {
      if (!audio) return;
      if (audio.currentTime > RESTART_AFTER_SECONDS || state.index === 0) audio.currentTime = 0;
      else load(state.index - 1);
    },
    /** To a second of the preview; anything beyond its ends means the end. */
    seek(second: number): void {
      if (!audio) return;
      audio.currentTime = Math.max(0, Math.min(second, state.length - 0.05));
      set({ second: Math.floor(audio.currentTime) });
    },
    setVolume(volume: number, muted = false): void {
      set({ volume: Math.max(0, Math.min(1, volume)), muted });
      if (audio) Object.assign(audio, { volume: state.volume, muted });
      writeVolume({ volume: state.volume, muted });
    },
    /** Takes up the volume of the last visit; called once the browser is there. */
    restoreVolume(): void {
      const remembered = readVolume();
      if (remembered) set(remembered);
    },
    /** Stops and puts the player away. */
    close(): void {
      audio?.pause();
      audio?.removeAttribute("src");
      audio?.load();
      set({ ...silence, volume: state.volume, muted: state.muted });
    },
  };
}

function describe(error: Sound["error"]): string {
  if (error?.code === 2) return "The connection broke off. Check it, then press play again.";
  if (error?.code === 3) return "This preview cannot be played. The beat itself is not affected; try again later.";
  return "This preview cannot be loaded. Press play to try again.";
}
