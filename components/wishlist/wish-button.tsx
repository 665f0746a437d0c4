"use client";

import { Heart } from "lucide-react";
import { wishButton } from "@/strings/wishButton";
import { useMark } from "../marks/use-mark";
import { buttonVariants } from "../ui/button";
import { cn } from "../ui/cn";
import { wishes } from "./wishes";

type WishButtonProps = {
  beat: { beatId: string; title: string };
  /** `cover` stands on a picture, `words` says what it does. */
  look?: "plain" | "cover" | "words";
  className?: string;
};

const looks = {
  plain: cn(buttonVariants({ variant: "ghost", size: "icon-sm" }), "rounded-full text-ink-soft hover:text-ink"),
  cover: cn(buttonVariants({ variant: "ghost", size: "icon-sm" }), "rounded-full bg-raised hover:bg-hover"),
  words: buttonVariants({ variant: "secondary", size: "sm" }),
};

/** The heart of a beat: puts it on the wishlist of whoever presses it, or takes it off. */
export function WishButton({ beat, look = "plain", className }: WishButtonProps) {
  const { marked, turn } = useMark(wishes, beat.beatId);
  return (
    <button type="button" data-wish aria-pressed={marked} aria-label={marked ? wishButton.saved(beat.title) : wishButton.save(beat.title)} onClick={() => void turn()} className={cn(looks[look], className)}>
      <Heart aria-hidden className={cn(marked && "fill-current text-ink")} />
      {look === "words" && (marked ? wishButton.savedShort : wishButton.saveShort)}
    </button>
  );
}
