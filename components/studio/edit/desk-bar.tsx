"use client";

import { Button } from "@/components/ui/button";
import { deskBar as words } from "@/strings/beatDesk";
import { BeatStatus } from "../beat-status";
import type { BeatSaver, SaverState } from "./beat-saver";
import type { EditableBeat } from "./editing";
import { SaveLine } from "./save-line";

/** Stays in view while one writes: what the beat is, whether the words are safe, and the button for those that wait for it. */
export function DeskBar({ beat, saver, state }: { beat: EditableBeat; saver: BeatSaver; state: SaverState }) {
  const { step } = state;
  return (
    <div className="sticky top-14 z-20 -mx-4 flex min-h-14 flex-wrap items-center gap-x-4 gap-y-1 border-b bg-ground px-4 py-2 md:mx-0 md:px-0">
      <BeatStatus status={beat.status} processing={beat.processing} release={beat.release} />
      <SaveLine state={state} />
      {(step === "kept" || step === "refused") && state.clash === null && (
        <Button size="sm" className="ml-auto" onClick={() => void saver.flush()}>
          {beat.status === "published" ? words.save : words.again}
        </Button>
      )}
    </div>
  );
}
