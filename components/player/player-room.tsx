"use client";

import { useEffect } from "react";
import { report } from "../analytics/report";
import { countPlays } from "./count-plays";
import { playAlone } from "./one-tab";
import { PlayerPlace } from "./player-place";
import { keepQueue } from "./queue-memory";
import { ShortcutKeys } from "./shortcut-keys";
import { useMediaKeys } from "./use-media-keys";
import { usePlayer } from "./use-player";
import { warmNext } from "./warm-next";

/** What goes with the player on every page: its bar, its keys, and what it remembers, counts and fetches ahead. */
export function PlayerRoom() {
  const player = usePlayer();
  useEffect(() => player.restoreVolume(), [player]);
  useEffect(() => keepQueue(player), [player]);
  useEffect(() => playAlone(player), [player]);
  useEffect(() => warmNext(player), [player]);
  useEffect(() => countPlays(player, (play) => report({ event: "beat_played", properties: play })), [player]);
  useMediaKeys(player);
  return (
    <>
      <PlayerPlace />
      <ShortcutKeys />
    </>
  );
}
