"use client";

import { useMutation } from "convex/react";
import { Copy } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { api } from "@/convex/_generated/api";
import { errorWords } from "@/lib/api-client";
import { publishChecklist } from "@/lib/domain/publishChecklist";
import type { BeatSaver, SaverState } from "./beat-saver";
import { Checklist } from "./checklist";
import { type EditableBeat, savable, wordsOf } from "./editing";

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
  const goOnSale = async () => {
    setPending(true);
    await saver.flush();
    setPending(false);
    if (saver.dirty()) return setProblem("Your last words are not saved yet. Look at the line above the title, then try again.");
    await turn(publish);
  };

  return (
    <section aria-label="Publishing" className="grid gap-4">
      {problem && <Alert tone="danger" role="alert" title="Nothing was changed.">{problem}</Alert>}
      {beat.status === "draft" && <Checklist items={items} />}
      {beat.status === "draft" && beat.processing.state !== "failed" && (
        <Button size="lg" pending={pending} disabled={blocked} onClick={() => void goOnSale()}>
          Publish
        </Button>
      )}
      {beat.status === "published" && (
        <>
          <Button variant="secondary" asChild>
            <Link href={`/beats/${beat.slug}`}>See it in the store</Link>
          </Button>
          <Button variant="ghost" pending={pending} onClick={() => void turn(unpublish)}>
            Take it off sale
          </Button>
        </>
      )}
      <Button variant="ghost" asChild>
        <Link href={`/studio/beats/new?from=${beat.beatId}`}>
          <Copy aria-hidden /> Duplicate
        </Link>
      </Button>
    </section>
  );
}
