"use client";

import { useMutation } from "convex/react";
import { Copy } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { Alert } from "@/components/ui/alert";
import { Button, buttonVariants } from "@/components/ui/button";
import { api } from "@/convex/_generated/api";
import { errorWords } from "@/lib/api-client";
import { publishChecklist } from "@/lib/domain/publishChecklist";
import { publishing } from "@/strings/beatDesk";
import type { BeatSaver, SaverState } from "./beat-saver";
import { Checklist } from "./checklist";
import { type EditableBeat, savable, wordsOf } from "./editing";
import { ReleasePanel } from "./release-panel";

/** Puts a beat on sale and takes it off, and says what it still needs. */
export function PublishPanel({ beat, saver, state }: { beat: EditableBeat; saver: BeatSaver; state: SaverState }) {
  const publish = useMutation(api.beats.mutations.publish);
  const unpublish = useMutation(api.beats.mutations.unpublish);
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  if (beat.status === "sold") return null;

  const { words, held } = savable(state.editing, wordsOf(beat), beat.status === "published");
  const items = publishChecklist({ ...words, title: state.editing.details.title, processing: beat.processing });
  const blocked = held.length > 0 || state.clash !== null || items.some(({ required, done }) => required && !done);

  const turn = async (change: () => Promise<unknown>): Promise<boolean> => {
    setPending(true);
    setProblem(null);
    try {
      await change();
      return true;
    } catch (error) {
      setProblem(errorWords(error));
      return false;
    } finally {
      setPending(false);
    }
  };
  const turnSaved = async (change: () => Promise<unknown>): Promise<boolean> => {
    setPending(true);
    await saver.flush();
    setPending(false);
    if (!saver.dirty()) return await turn(change);
    setProblem(publishing.notSaved);
    return false;
  };

  return (
    <section aria-label={publishing.label} className="grid gap-4">
      {problem && <Alert tone="danger" role="alert" title={publishing.failed}>{problem}</Alert>}
      {beat.status === "draft" && <Checklist items={items} />}
      {beat.status === "draft" && beat.processing.state !== "failed" && (
        <Button size="lg" pending={pending} disabled={blocked} onClick={() => void turnSaved(async () => await publish({ beatId: beat.beatId }))}>
          {publishing.publish}
        </Button>
      )}
      {beat.status === "draft" && <ReleasePanel beat={beat} blocked={blocked} pending={pending} act={turnSaved} />}
      {beat.status === "published" && (
        <>
          <Link href={`/beats/${beat.slug}`} className={buttonVariants({ variant: "secondary" })}>{publishing.see}</Link>
          <Button variant="ghost" pending={pending} onClick={() => void turn(async () => await unpublish({ beatId: beat.beatId }))}>
            {publishing.unpublish}
          </Button>
        </>
      )}
      <Link href={`/studio/beats/new?from=${beat.beatId}`} className={buttonVariants({ variant: "ghost" })}>
        <Copy aria-hidden /> {publishing.duplicate}
      </Link>
    </section>
  );
}
