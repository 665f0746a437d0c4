"use client";

import { wishButton } from "@/strings/wishButton";
import { useMark } from "../marks/use-mark";
import { buttonVariants } from "../ui/button";
import { classes } from "../ui/classes";
import { Icon } from "../ui/icon";

type WishButtonProps = {
  beat: { beatId: string; title: string };
  /** `cover` stands on a picture, `words` says what it does. */
  look?: "plain" | "cover" | "words";
  className?: string;
};

const looks = {
  plain: buttonVariants({ variant: "ghost", size: "icon-sm", className: "rounded-full text-ink-soft hover:text-ink" }),
  cover: buttonVariants({ variant: "ghost", size: "icon-sm", className: "rounded-full bg-raised hover:bg-hover" }),
  words: buttonVariants({ variant: "secondary", size: "sm" }),
};

/** The heart of a beat: puts it on the wishlist of whoever presses it, or takes it off. */
export function WishButton({ beat, look = "plain", className }: WishButtonProps) {
  const { marked, turn } = useMark("wish", beat.beatId);
  return (
    <button type="button" data-wish aria-pressed={marked} aria-label={marked ? wishButton.saved(beat.title) : wishButton.save(beat.title)} onClick={turn} className={classes(looks[look], className)}>
      <Icon name="heart" className={marked ? "fill-current text-ink" : undefined} />
      {look === "words" && (marked ? wishButton.savedShort : wishButton.saveShort)}
    </button>
  );
}
