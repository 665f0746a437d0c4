"use client";

import { createContext, type ReactNode, useContext, useEffect, useState, useSyncExternalStore } from "react";
import { keepSource, report } from "../analytics/report";
import { countPlays } from "./count-plays";
import { createPlayer, type Player, type PlayerState, silence } from "./player";
import { playAlone } from "./one-tab";
import { keepQueue } from "./queue-memory";
import { useMediaKeys } from "./use-media-keys";
import { warmNext } from "./warm-next";

const PlayerContext = createContext<Player | null>(null);

/** Holds the one player of the site; stands in the root layout, above every page. */
export function PlayerProvider({ children }: { children: ReactNode }) {
  const [player] = useState(() => createPlayer());
  useEffect(() => player.restoreVolume(), [player]);
  useEffect(() => keepQueue(player), [player]);
  useEffect(() => playAlone(player), [player]);
  useEffect(() => warmNext(player), [player]);
  useEffect(() => keepSource(), []);
  useEffect(() => countPlays(player, (play) => report({ event: "beat_played", properties: play })), [player]);
  useMediaKeys(player);
  return <PlayerContext value={player}>{children}</PlayerContext>;
}

export function usePlayer(): Player {
  const player = useContext(PlayerContext);
  if (!player) throw new Error("usePlayer needs a PlayerProvider above it");
  return player;
}

/** One value of the player's state; the component renders again only when that value changes. */
export function usePlayerState<T>(read: (state: PlayerState) => T): T {
  const player = usePlayer();
  return useSyncExternalStore(
    player.subscribe,
    () => read(player.state()),
    () => read(silence),
  );
}
