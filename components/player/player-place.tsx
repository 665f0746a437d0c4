"use client";

import { lazy, Suspense, useEffect } from "react";
import { usePlayerState } from "./player-provider";

const load = () => import("./player-bar");
const PlayerBar = lazy(load);

/** Where the player's bar stands on every page, from the first sound until it is put away. Its code comes once somebody stirs. */
export function PlayerPlace() {
  const track = usePlayerState((state) => state.track);
  useEffect(() => {
    // Whoever wants it asks again, so that a failure here is nobody's.
    const near = () => void load().catch(() => undefined);
    const signs = ["pointerover", "keydown"] as const;
    for (const sign of signs) document.addEventListener(sign, near, { once: true, passive: true });
    return () => {
      for (const sign of signs) document.removeEventListener(sign, near);
    };
  }, []);
  return (
    track && (
      <Suspense>
        <PlayerBar track={track} />
      </Suspense>
    )
  );
}
