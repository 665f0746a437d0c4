"use client";

import { Volume1, Volume2, VolumeX } from "lucide-react";
import { Slider } from "radix-ui";
import { Button } from "../ui/button";
import { usePlayer, usePlayerState } from "./player-provider";

/** Loudness with its mute; remembered for the next visit. */
export function Volume() {
  const player = usePlayer();
  const volume = usePlayerState((state) => state.volume);
  const muted = usePlayerState((state) => state.muted);
  const heard = muted ? 0 : volume;
  const Icon = heard === 0 ? VolumeX : heard < 0.5 ? Volume1 : Volume2;
  return (
    <div className="hidden items-center gap-1 lg:flex">
      <Button variant="ghost" size="icon-sm" aria-label="Mute" aria-pressed={muted} onClick={() => player.setVolume(volume, !muted)} className="rounded-full">
        <Icon aria-hidden />
      </Button>
      <Slider.Root
        min={0}
        max={100}
        step={5}
        value={[Math.round(heard * 100)]}
        onValueChange={([value = 0]) => player.setVolume(value / 100)}
        className="relative flex h-8 w-20 touch-none items-center"
      >
        <Slider.Track className="h-1 grow rounded-full bg-line">
          <Slider.Range className="absolute h-1 rounded-full bg-ink-soft" />
        </Slider.Track>
        <Slider.Thumb aria-label="Volume" className="block size-3 rounded-full bg-ink" />
      </Slider.Root>
    </div>
  );
}
