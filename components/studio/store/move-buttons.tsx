"use client";

import { ArrowDown, ArrowUp } from "lucide-react";
import { Button } from "@/components/ui/button";
import { moveButtons as words } from "@/strings/studioStore";

/** Moves something up or down in its list: by keyboard as by pointer, where dragging would be by pointer alone. */
export function MoveButtons({ name, first, last, onMove }: { name: string; first: boolean; last: boolean; onMove: (step: -1 | 1) => void }) {
  return (
    <>
      <Button variant="ghost" size="icon" disabled={first} aria-label={words.up(name)} onClick={() => onMove(-1)}>
        <ArrowUp aria-hidden />
      </Button>
      <Button variant="ghost" size="icon" disabled={last} aria-label={words.down(name)} onClick={() => onMove(1)}>
        <ArrowDown aria-hidden />
      </Button>
    </>
  );
}
