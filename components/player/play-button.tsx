"use client";

import { playButton as words } from "@/strings/playing";
import { buttonVariants } from "../ui/button";
import { classes } from "../ui/classes";
import { Icon } from "../ui/icon";
import { ask } from "./the-player";
import type { Track } from "./track";
import { usePlayerState } from "./use-player";

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
  cover: buttonVariants({ variant: "ghost", size: "icon", className: "bg-raised hover:bg-signal hover:text-on-signal" }),
};
const sizes = { sm: "size-9", md: "size-10", lg: "size-14 [&_svg]:size-6" } as const;

/** Plays and pauses one track. Its name stays "Play" or "Pause" with the title, also while the sound is on its way. */
export function PlayButton({ track, among, size = "md", variant = "ghost", className }: PlayButtonProps) {
  const status = usePlayerState((state) => (state.track?.beatId === track.beatId ? state.status : "idle"));
  const sounding = status === "playing" || status === "buffering";
  const icon = status === "buffering" ? "loader-circle" : status === "playing" ? "pause" : "play";
  return (
    <button
      type="button"
      data-play
      disabled={track.preview === null}
      aria-label={sounding ? words.pause(track.title) : words.play(track.title)}
      title={track.preview === null ? words.waiting : undefined}
      onClick={() => (status === "idle" ? ask((player) => player.play(track, among), track) : ask((player) => player.toggle()))}
      className={classes(looks[variant], "rounded-full", sizes[size], className)}
    >
      <Icon name={icon} className={classes(icon === "loader-circle" ? "animate-spin" : "fill-current", icon === "play" && "translate-x-px")} />
    </button>
  );
}
