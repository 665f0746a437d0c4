"use client";

import { Volume1, Volume2, VolumeX } from "lucide-react";
import { player as words } from "@/strings/playerWindows";
import { Button } from "../ui/button";
import { usePlayer, usePlayerState } from "./use-player";

/** Loudness with its mute; remembered for the next visit. */
export function Volume() {
  const player = usePlayer();
  const volume = usePlayerState((state) => state.volume);
  const muted = usePlayerState((state) => state.muted);
  const heard = muted ? 0 : volume;
  const Icon = heard === 0 ? VolumeX : heard < 0.5 ? Volume1 : Volume2;
  return (
    <div className="hidden items-center gap-1 lg:flex">
      <Button variant="ghost" size="icon-sm" aria-label={words.mute} aria-pressed={muted} onClick={() => player.setVolume(volume, !muted)} className="rounded-full">
        <Icon aria-hidden />
      </Button>
      <input
        type="range"
        aria-label={words.volume}
        min={0}
        max={100}
        step={5}
        value={Math.round(heard * 100)}
        onChange={({ target }) => player.setVolume(target.valueAsNumber / 100)}
        className="h-8 w-20 cursor-pointer accent-ink"
      />
    </div>
  );
}
