"use client";

import { LoaderCircle, Pause, Play } from "lucide-react";
import { playButton as words } from "@/strings/player";
import { buttonVariants } from "../ui/button";
import { cn } from "../ui/cn";
import { usePlayer, usePlayerState } from "./player-provider";
import type { Track } from "./track";

type PlayButtonProps = {
  track: Track;
  among?: readonly Track[] | undefined;
  size?: "sm" | "md" | "lg";
  /** `cover` is for standing on a picture. */
  variant?: "primary" | "ghost" | "cover";
  className?: string;
};

const looks = {
  primary: buttonVariants({ variant: "primary", size: "icon" }),
  ghost: buttonVariants({ variant: "ghost", size: "icon" }),
  cover: cn(buttonVariants({ variant: "ghost", size: "icon" }), "bg-raised hover:bg-signal hover:text-on-signal"),
};
const sizes = { sm: "size-9", md: "size-10", lg: "size-14 [&_svg]:size-6" } as const;

/** Plays and pauses one track. Its name stays "Play" or "Pause" with the title, also while the sound is on its way. */
export function PlayButton({ track, among, size = "md", variant = "ghost", className }: PlayButtonProps) {
  const player = usePlayer();
  const status = usePlayerState((state) => (state.track?.beatId === track.beatId ? state.status : "idle"));
  const sounding = status === "playing" || status === "buffering";
  const Icon = status === "buffering" ? LoaderCircle : status === "playing" ? Pause : Play;
  return (
    <button
      type="button"
      data-play
      disabled={track.preview === null}
      aria-label={sounding ? words.pause(track.title) : words.play(track.title)}
      title={track.preview === null ? words.waiting : undefined}
      onClick={() => (status === "idle" ? player.play(track, among) : player.toggle())}
      className={cn(looks[variant], "rounded-full", sizes[size], className)}
    >
      <Icon aria-hidden className={cn(status === "buffering" ? "animate-spin" : "fill-current", Icon === Play && "translate-x-px")} />
    </button>
  );
}
