import { useSyncExternalStore } from "react";
import { createPlayer, type Player, type PlayerState, silence } from "./player";

/** The one player of the site. It outlives every page; on the server it is silent and everybody's. */
const player = createPlayer();

export function usePlayer(): Player {
  return player;
}

/** One value of the player's state; the component renders again only when that value changes. */
export function usePlayerState<T>(read: (state: PlayerState) => T): T {
  return useSyncExternalStore(
    player.subscribe,
    () => read(player.state()),
    () => read(silence),
  );
}
