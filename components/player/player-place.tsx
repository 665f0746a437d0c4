"use client";

import { type ComponentType, useEffect, useRef, useState } from "react";
import { couldNotFetch } from "../ui/could-not-fetch";
import { QUEUE } from "./queue-key";
import { startPlayer } from "./the-player";
import type { Track } from "./track";
import { usePlayerState } from "./use-player";

type Bar = ComponentType<{ track: Track }>;

/** What somebody does who may be about to listen. */
const SIGNS = ["pointerover", "focusin", "keydown"] as const;
/** What makes another try worth it for the bar of something that plays already. */
const AGAIN = ["pointerdown", "keydown", "online"] as const;

/**
 * Where the player's bar stands on every page, from the first sound until it is put away. Its code and the player's come once
 * somebody stirs, or at once where something played before.
 */
export function PlayerPlace() {
  const track = usePlayerState((state) => state.track);
  const [Bar, setBar] = useState<Bar | null>(null);
  const playing = track !== null;
  /** Once is enough: every press is another try. */
  const told = useRef(false);
  useEffect(() => {
    if (Bar !== null) return;
    const fetchAll = async () => {
      const [code] = await Promise.all([import("./player-bar").catch(() => null), startPlayer()]);
      if (code !== null) return setBar(() => code.PlayerBar);
      // What plays without its bar cannot be put away; before that nobody misses it.
      if (playing && !told.current) couldNotFetch();
      told.current ||= playing;
    };
    // Where the player itself does not come, whoever asks something of it says so.
    const near = () => void fetchAll().catch(() => undefined);
    if (playing || keptQueue()) near();
    const signs = playing ? AGAIN : SIGNS;
    for (const sign of signs) addEventListener(sign, near, { once: !playing, passive: true });
    return () => {
      for (const sign of signs) removeEventListener(sign, near);
    };
  }, [Bar, playing]);
  return Bar && track && <Bar track={track} />;
}

function keptQueue(): boolean {
  try {
    return localStorage.getItem(QUEUE) !== null;
  } catch {
    return false;
  }
}
