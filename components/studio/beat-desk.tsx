"use client";

import { useQuery } from "convex/react";
import { Cover } from "@/components/beats/cover";
import { Alert } from "@/components/ui/alert";
import { Progress } from "@/components/ui/progress";
import { Skeleton } from "@/components/ui/skeleton";
import { api } from "@/convex/_generated/api";
import type { Id } from "@/convex/_generated/dataModel";
import { beatDesk, preparation } from "@/strings/beatDesk";
import { BandWave } from "./band-wave";
import { BeatEditor } from "./beat-editor";
import { BeatStatus } from "./beat-status";
import { DeskBar } from "./edit/desk-bar";
import type { EditableBeat } from "./edit/editing";
import { loudnessWords } from "./loudness-words";
import { fieldAnchor } from "./edit/field-names";
import { PublishPanel } from "./edit/publish-panel";
import { useBeatSaver } from "./edit/use-beat-saver";

/** One beat on its maker's desk: how far its preparation is, what it sounds like, its words, whether it is on sale. */
export function BeatDesk({ beatId }: { beatId: Id<"beats"> }) {
  const beat = useQuery(api.beats.queries.edit, { beatId });
  if (beat === undefined) return <Skeleton className="h-96" />;
  return beat.status === "sold" ? <SoldBeat beat={beat} /> : <Desk key={beat.beatId} beat={beat} />;
}

function Desk({ beat }: { beat: EditableBeat }) {
  const { saver, state } = useBeatSaver(beat);
  return (
    <div className="grid gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,1fr)_20rem]">
      <div className="grid min-w-0 content-start gap-8">
        <DeskBar beat={beat} saver={saver} state={state} />
        <h1 className="text-2xl font-semibold tracking-tight break-words md:text-3xl">{state.editing.details.title || beatDesk.untitled}</h1>
        <BeatEditor beat={beat} saver={saver} state={state} />
      </div>
      <aside className="grid content-start gap-6 lg:sticky lg:top-20 lg:self-start">
        <Sound beat={beat} />
        <PublishPanel beat={beat} saver={saver} state={state} />
      </aside>
    </div>
  );
}

function SoldBeat({ beat }: { beat: EditableBeat }) {
  return (
    <div className="grid gap-12 lg:grid-cols-[minmax(0,1fr)_20rem]">
      <div className="grid min-w-0 content-start gap-6">
        <div className="flex">
          <BeatStatus status={beat.status} processing={beat.processing} release={beat.release} />
        </div>
        <h1 className="text-2xl font-semibold tracking-tight break-words md:text-3xl">{beat.title}</h1>
        <Alert title={beatDesk.sold.title}>{beatDesk.sold.text}</Alert>
      </div>
      <aside className="grid content-start gap-6">
        <Sound beat={beat} />
      </aside>
    </div>
  );
}

function Sound({ beat }: { beat: EditableBeat }) {
  return (
    <div id={fieldAnchor("master")} tabIndex={-1} className="grid gap-6">
      <Cover peaks={beat.peaks} className="aspect-square w-full max-w-80 rounded-lg" />
      <Preparation beat={beat} />
    </div>
  );
}

function Preparation({ beat }: { beat: EditableBeat }) {
  const { state, percent, step, error } = beat.processing;
  if (state === "failed") {
    return (
      <Alert tone="danger" role="alert" title={preparation.failed}>
        {preparation.failedText(error ?? "")}
      </Alert>
    );
  }
  if (state === "pending") {
    return (
      <div className="grid gap-3">
        <Progress label={preparation.label} value={percent} />
        <p role="status" className="text-sm text-ink-soft">{preparation.step(step || preparation.waiting)}</p>
      </div>
    );
  }
  return beat.preview ? (
    <div className="grid gap-2">
      {beat.bands && <BandWave bands={beat.bands} className="h-16 w-full" />}
      {beat.heard && <p className="text-sm text-ink-soft tabular-nums">{loudnessWords(beat.heard)}</p>}
      <p className="text-sm font-medium" id="preview-label">{preparation.preview}</p>
      <audio controls preload="none" src={beat.preview} aria-labelledby="preview-label" className="w-full" />
    </div>
  ) : null;
}
