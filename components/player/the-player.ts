import { fetchedCode } from "../ui/could-not-fetch";
import type { Player } from "./player";
import { type PlayerState, silence } from "./player-state";
import type { Track } from "./track";

/*
 * The one player of the site, as every page knows it: what it does, and how to ask something of it. Its code (`start-player.ts`)
 * comes with the first sign of somebody, or with what they ask first; most visits to a page never play a thing.
 */

let player: Player | null = null;
let coming: Promise<Player> | null = null;
/** What is shown until the code is there. */
let early = silence;
let element: HTMLAudioElement | null = null;
const listeners = new Set<() => void>();

export function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

export function state(): PlayerState {
  return player?.state() ?? early;
}

/** Exact position in the preview, in seconds. */
export function position(): number {
  return player?.position() ?? 0;
}

/** The player itself; null until its code is there. */
export function startedPlayer(): Player | null {
  return player;
}

/** Fetches the player's code and starts it, once. */
export function startPlayer(): Promise<Player> {
  coming ??= import("./start-player").then(
    (code) => {
      player = code.startPlayer(() => element ?? new Audio());
      player.subscribe(tell);
      show(silence);
      return player;
    },
    (error: unknown) => {
      coming = null;
      throw error;
    },
  );
  return coming;
}

/** Asks something of the player; what comes before its code waits for it. With a `track` that is to sound, it is shown to be on its way. */
export function ask(act: (player: Player) => void, track?: Track): void {
  if (player) return act(player);
  if (track) {
    if (element === null) {
      // Safari lets an element sound later only if a press has touched it.
      element = new Audio();
      element.load();
    }
    show({ ...silence, track, status: "buffering" });
  }
  void fetchedCode(startPlayer()).then((started) => (started === null ? show(silence) : act(started)));
}

function show(next: PlayerState): void {
  early = next;
  tell();
}

function tell(): void {
  for (const listener of listeners) listener();
}
