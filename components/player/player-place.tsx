"use client";

import { type ComponentType, useEffect, useState } from "react";
import { QUEUE } from "./queue-key";
import { startPlayer } from "./the-player";
import type { Track } from "./track";
import { usePlayerState } from "./use-player";

type Bar = ComponentType<{ track: Track }>;

/**
 * Where the player's bar stands on every page, from the first sound until it is put away. Its code and the player's come once
 * somebody stirs, or at once where something played before.
 */
export function PlayerPlace() {
  const track = usePlayerState((state) => state.track);
  const [Bar, setBar] = useState<Bar | null>(null);
  const wanted = track !== null && Bar === null;
  useEffect(() => {
    const fetchAll = async () => {
      const [{ PlayerBar }] = await Promise.all([import("./player-bar"), startPlayer()]);
      setBar(() => PlayerBar);
    };
    // Whoever wants the player asks again, so that a failure here is nobody's.
    const near = () => void fetchAll().catch(() => undefined);
    if (wanted || keptQueue()) return near();
    const signs = ["pointerover", "focusin", "keydown"] as const;
    for (const sign of signs) document.addEventListener(sign, near, { once: true, passive: true });
    return () => {
      for (const sign of signs) document.removeEventListener(sign, near);
    };
  }, [wanted]);
  return Bar && track && <Bar track={track} />;
}

function keptQueue(): boolean {
  try {
    return localStorage.getItem(QUEUE) !== null;
  } catch {
    return false;
  }
}
