"use client";

import { useMutation } from "convex/react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Progress } from "@/components/ui/progress";
import { api } from "@/convex/_generated/api";
import { errorWords } from "@/lib/api-client";
import { previewTag as words } from "@/strings/previewTag";

type Renders = { waiting: number; done: number; failed: number };

/** Puts the tag onto the previews of all beats, and shows how far that is. */
export function ApplyToAll({ renders: { waiting, done, failed } }: { renders: Renders }) {
  const renderAll = useMutation(api.beats.previews.renderAll);
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const all = waiting + done + failed;
  const start = async () => {
    setPending(true);
    setProblem(null);
    await renderAll({}).catch((error: unknown) => setProblem(errorWords(error)));
    setPending(false);
  };
  return (
    <div className="grid gap-3 border-t pt-4">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button variant="secondary" pending={pending} disabled={waiting > 0} onClick={() => void start()}>{words.all}</Button>
        <p className="min-w-0 grow basis-64 text-sm text-ink-soft">{words.allHint}</p>
      </div>
      {waiting > 0 && <Progress label={words.rendering(done + failed, all)} value={(100 * (done + failed)) / all} />}
      <p role="status" className="text-sm text-ink-soft tabular-nums">
        {waiting > 0 ? words.rendering(done + failed, all) : done > 0 && words.rendered(done)} {waiting === 0 && failed > 0 && words.notRendered(failed)}
      </p>
      {problem !== null && <p role="alert" className="text-sm text-danger-text">{problem}</p>}
    </div>
  );
}
