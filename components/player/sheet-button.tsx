"use client";

import { lazy, Suspense, useState } from "react";
import { player as words } from "@/strings/playerWindows";
import { cn } from "../ui/cn";
import type { Track } from "./track";

const load = () => import("./player-sheet");
const PlayerSheet = lazy(load);

/** Opens the whole player on a phone. */
export function SheetButton({ track, className }: { track: Track; className?: string }) {
  const [state, setState] = useState<"unasked" | "open" | "closed">("unasked");
  return (
    <>
      <button type="button" aria-label={words.open(track.title)} aria-haspopup="dialog" aria-expanded={state === "open"} onPointerDown={() => void load()} onClick={() => setState("open")} className={cn("rounded-sm", className)} />
      {state !== "unasked" && (
        <Suspense>
          <PlayerSheet track={track} open={state === "open"} onClose={() => setState("closed")} />
        </Suspense>
      )}
    </>
  );
}
