import { useSyncExternalStore } from "react";
import type { Player } from "./player";
import { type PlayerState, silence } from "./player-state";
import { startedPlayer, state, subscribe } from "./the-player";

/** One value of the player's state; the component renders again only when that value changes. */
export function usePlayerState<T>(read: (state: PlayerState) => T): T {
  return useSyncExternalStore(
    subscribe,
    () => read(state()),
    () => read(silence),
  );
}

/** The player itself, for what only stands where it has been started. */
export function usePlayer(): Player {
  const player = startedPlayer();
  if (!player) throw new Error("The player has not been started");
  return player;
}
