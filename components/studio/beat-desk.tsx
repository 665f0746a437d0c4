"use client";

import { useMutation, useQuery } from "convex/react";
import Link from "next/link";
import { useState } from "react";
import { Cover } from "@/components/beats/cover";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Progress } from "@/components/ui/progress";
import { Skeleton } from "@/components/ui/skeleton";
import { api } from "@/convex/_generated/api";
import type { Id } from "@/convex/_generated/dataModel";
import { errorWords } from "@/lib/api-client";
import { BeatEditor, type EditableBeat } from "./beat-editor";
import { BeatStatus } from "./beat-status";

/** One beat on its maker's desk: how far its preparation is, what it sounds like, whether it is on sale. */
export function BeatDesk({ beatId }: { beatId: Id<"beats"> }) {
  const beat = useQuery(api.beats.queries.edit, { beatId });
  if (beat === undefined) return <Skeleton className="h-96" />;
  return (
    <div className="grid gap-12 lg:grid-cols-[1fr_20rem]">
      <aside className="grid content-start gap-6 lg:order-last">
        <Cover peaks={beat.peaks} className="aspect-square w-full max-w-80 rounded-lg" />
        <Preparation beat={beat} />
        <Publishing beat={beat} />
      </aside>
      <div className="grid content-start gap-8">
        <header className="grid gap-3">
          <BeatStatusRow beat={beat} />
          <h1 className="text-2xl font-semibold tracking-tight md:text-3xl">{beat.title}</h1>
        </header>
        {beat.status === "sold" ? <Alert title="The exclusive was sold.">The beat has left the market and its licences cannot be changed any more.</Alert> : <BeatEditor key={beat.beatId} beat={beat} />}
      </div>
    </div>
  );
}

function BeatStatusRow({ beat }: { beat: EditableBeat }) {
  return (
    <div className="flex">
      <BeatStatus status={beat.status} processing={beat.processing} />
    </div>
  );
}

function Preparation({ beat }: { beat: EditableBeat }) {
  const { state, percent, step, error } = beat.processing;
  if (state === "failed") {
    return (
      <Alert tone="danger" role="alert" title="This file cannot be sold.">
        {error} Add the beat again with a new export.
      </Alert>
    );
  }
  if (state === "pending") {
    return (
      <div className="grid gap-3">
        <Progress label="Preparing the beat" value={percent} />
        <p role="status" className="text-sm text-ink-soft">{step || "Waiting to begin"}. You can leave this page.</p>
      </div>
    );
  }
  return beat.preview ? (
    <div className="grid gap-2">
      <p className="text-sm font-medium" id="preview-label">What visitors hear</p>
      <audio controls preload="none" src={beat.preview} aria-labelledby="preview-label" className="w-full" />
    </div>
  ) : null;
}

function Publishing({ beat }: { beat: EditableBeat }) {
  const publish = useMutation(api.beats.mutations.publish);
  const unpublish = useMutation(api.beats.mutations.unpublish);
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  if (beat.status === "sold" || beat.processing.state === "failed") return null;

  const turn = async (change: typeof publish | typeof unpublish) => {
    setPending(true);
    setProblem(null);
    try {
      await change({ beatId: beat.beatId });
    } catch (error) {
      setProblem(errorWords(error));
    } finally {
      setPending(false);
    }
  };

  return (
    <div className="grid gap-3">
      {problem && <Alert tone="danger" role="alert" title="Nothing was changed.">{problem}</Alert>}
      {beat.status === "draft" ? (
        <Button size="lg" pending={pending} disabled={beat.processing.state !== "ready"} onClick={() => void turn(publish)}>
          Publish
        </Button>
      ) : (
        <>
          <Button variant="secondary" asChild>
            <Link href={`/beats/${beat.slug}`}>See it in the store</Link>
          </Button>
          <Button variant="ghost" pending={pending} onClick={() => void turn(unpublish)}>
            Take it off sale
          </Button>
        </>
      )}
    </div>
  );
}
