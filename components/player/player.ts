import { trouble } from "@/strings/player";
import { type PlayerState, silence } from "./player-state";
import { cleared, current, moved, playing, type Queue, stepped, withAdded, withNext, without } from "./queue";
import { describe, NETWORK, type Sound } from "./sound";
import { previewSpan } from "./preview-span";
import type { Track } from "./track";
import { readVolume, writeVolume } from "./volume-memory";

export type Player = ReturnType<typeof createPlayer>;

const RESTART_AFTER_SECONDS = 3;
const NOTICE_SECONDS = 8;
/** So many previews in a row are tried before the player stops: then it is hardly the previews. */
const MOST_MISSES = 3;

/**
 * The one player of the site: one audio element, one queue. It lives outside React, so that a page change does not touch the sound.
 * @param createAudio called once, at the first sound; tests hand in their own
 * @param online whether the browser believes to have a connection
 */
export function createPlayer(createAudio: () => Sound = () => new Audio(), online: () => boolean = () => navigator.onLine) {
  let state = silence;
  let audio: Sound | null = null;
  /** Whether the element has this track. Not so after a reload, until somebody presses play. */
  let loaded = false;
  /** Where to begin once the element knows how long the sound is, in seconds; null once it did. */
  let begin: number | null = null;
  let misses = 0;
  const listeners = new Set<() => void>();

  function set(change: Partial<PlayerState>): void {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  }
  const position = () => begin ?? audio?.currentTime ?? 0;

  function element(): Sound {
    if (audio) return audio;
    const made = createAudio();
    made.preload = "auto";
    made.volume = state.volume;
    made.muted = state.muted;
    const during = (type: string, handle: () => void) => made.addEventListener(type, handle);
    during("loadedmetadata", () => {
      if (begin !== null) made.currentTime = Math.min(begin, made.duration - 0.05);
      begin = null;
    });
    during("playing", () => {
      misses = 0;
      set({ status: "playing", problem: null });
    });
    during("waiting", () => set({ status: "buffering" }));
    during("pause", () => state.track && loaded && !made.ended && state.status !== "failed" && set({ status: "paused" }));
    during("ended", () => go(1) || set({ status: "ended" }));
    during("error", () => made.error && fail(made.error.code));
    during("durationchange", () => Number.isFinite(made.duration) && set({ length: made.duration }));
    during("timeupdate", () => {
      const second = Math.floor(position());
      if (second !== state.second) set({ second, ...(second >= NOTICE_SECONDS ? { notice: null } : {}) });
    });
    audio = made;
    return made;
  }

  /** Takes up the current track of a queue, without a sound yet. */
  function take(queue: Queue, at: number): void {
    const track = current(queue);
    begin = at > 0 ? at : null;
    loaded = false;
    set({ queue, track, second: Math.floor(at), length: track === null ? 0 : previewSpan(track.duration).length, problem: null, notice: null });
  }

  function load(queue: Queue, at = 0): void {
    take(queue, at);
    if (!state.track?.preview) return;
    const made = element();
    made.src = state.track.preview;
    loaded = true;
    set({ status: "buffering" });
    start(made);
  }

  function start(made: Sound): void {
    made.play().catch((error: unknown) => {
      // A newer track took over (AbortError) or the media failed, which the error event tells better.
      if (error instanceof DOMException && error.name === "NotAllowedError") set({ status: "paused", problem: trouble.heldBack });
    });
  }

  /** Plays another track of the queue, if there is one so far away. */
  function go(by: number): boolean {
    const queue = stepped(state.queue, by);
    if (queue === state.queue) return false;
    load(queue);
    return true;
  }

  /** What cannot be played is passed over, unless it is the connection or too many in a row. */
  function fail(code: number): void {
    const missed = state.track?.title ?? "";
    const broken = code === NETWORK || !online();
    misses += 1;
    if (!broken && misses < MOST_MISSES && go(1)) return set({ notice: trouble.skipped(missed) });
    begin = position();
    loaded = false;
    set({ status: "failed", notice: null, problem: broken ? trouble.broken : misses < MOST_MISSES ? describe(code) : trouble.several });
    misses = 0;
  }

  function resume(): void {
    if (!state.track) return;
    if (audio && loaded) start(audio);
    else load(state.queue, position());
  }

  function arrange(queue: Queue): void {
    if (queue === state.queue) return;
    // Into an empty player a track comes as the one to be played, silent until somebody wants it.
    if (state.track === null && queue.tracks.length > 0) hold({ ...queue, index: 0, chosen: 0 }, 0);
    else set({ queue });
  }

  /** Takes up a queue, paused. */
  function hold(queue: Queue, at: number): void {
    take(queue, at);
    set({ status: state.track === null ? "idle" : "paused" });
  }

  function seek(to: number): void {
    if (!state.track) return;
    const second = Math.max(0, Math.min(to, state.length - 0.05));
    if (audio && loaded && audio.readyState > 0) audio.currentTime = second;
    else begin = second;
    set({ second: Math.floor(second) });
  }

  return {
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    state: () => state,
    /** Exact position in the preview, in seconds. */
    position,

    /** Plays one track; what can be heard of `among` becomes the queue around it. */
    play(track: Track, among: readonly Track[] = [track]): void {
      misses = 0;
      if (track.preview !== null) load(playing(state.queue, track, among));
    },
    /** Plays a track of the queue. */
    jump(beatId: string): void {
      const at = state.queue.tracks.findIndex((track) => track.beatId === beatId);
      if (at >= 0) go(at - state.queue.index);
    },
    playNext: (track: Track) => arrange(withNext(state.queue, track)),
    add: (track: Track) => arrange(withAdded(state.queue, track)),
    remove: (beatId: string) => arrange(without(state.queue, beatId)),
    /** To a place among the next ones, from 0. */
    move: (beatId: string, to: number) => arrange(moved(state.queue, beatId, to)),
    clear: () => arrange(cleared(state.queue)),

    toggle(): void {
      if (audio && loaded && !audio.paused) audio.pause();
      else resume();
    },
    pause: () => audio?.pause(),
    resume,
    next: () => void go(1),
    /** Back to the beginning first; from there to the track before. */
    previous(): void {
      if (position() > RESTART_AFTER_SECONDS || !go(-1)) seek(0);
    },
    /** To a second of the preview; anything beyond its ends means the end. */
    seek,
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
    /** Takes up what played before a reload, paused. */
    restore: (queue: Queue, at: number) => void (state.track === null && hold(queue, at)),
    /** Stops and puts the player away. */
    close(): void {
      loaded = false;
      audio?.pause();
      audio?.removeAttribute("src");
      audio?.load();
      begin = null;
      set({ ...silence, volume: state.volume, muted: state.muted });
    },
  };
}
