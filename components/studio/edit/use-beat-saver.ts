"use client";

import { useConvexConnectionState, useMutation } from "convex/react";
import { useEffect, useState, useSyncExternalStore } from "react";
import { api } from "@/convex/_generated/api";
import { type BeatSaver, createBeatSaver, type SaverState } from "./beat-saver";
import { type EditableBeat, wordsOf } from "./editing";
import { browserKeeper } from "./kept-edits";

/** The saver of one beat, told what the live query and the connection say. */
export function useBeatSaver(beat: EditableBeat): { saver: BeatSaver; state: SaverState } {
  const update = useMutation(api.beats.mutations.update);
  const { isWebSocketConnected } = useConvexConnectionState();
  const [saver] = useState(() =>
    createBeatSaver({
      server: serverOf(beat),
      save: async (version, words) => (await update({ beatId: beat.beatId, version, ...words })).version,
      keeper: browserKeeper(beat.beatId),
    }),
  );
  const state = useSyncExternalStore(saver.subscribe, saver.state, saver.state);

  useEffect(() => saver.serverHas(serverOf(beat)), [saver, beat]);
  useEffect(() => saver.connected(isWebSocketConnected), [saver, isWebSocketConnected]);
  // Whoever leaves the page or the window need not wait for typing to rest; what is on sale waits for its button.
  useEffect(() => {
    const leave = () => document.visibilityState === "hidden" && void saver.leave();
    document.addEventListener("visibilitychange", leave);
    return () => {
      document.removeEventListener("visibilitychange", leave);
      void saver.leave();
    };
  }, [saver]);

  return { saver, state };
}

function serverOf(beat: EditableBeat) {
  return { version: beat.version, words: wordsOf(beat), onSale: beat.status === "published" };
}
