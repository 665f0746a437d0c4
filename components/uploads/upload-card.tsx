"use client";

import { FileAudio, Pause, Play, RotateCcw, X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { FileDrop } from "@/components/ui/file-drop";
import { Progress } from "@/components/ui/progress";
import { uploadCard as words, uploading } from "@/strings/uploads";
import { uploadDesk, type UploadView } from "./desk";
import { rateWords, remainingWords, sizeWords } from "./rate";

/** One upload: how far, how fast, how long yet; pause, go on, stop. `accept` is for choosing the file again. */
export function UploadCard({ upload, accept }: { upload: UploadView; accept: string }) {
  const { slot, name, phase } = upload;
  const desk = uploadDesk();
  const percent = percentOf(upload);
  return (
    <div className="grid gap-3 rounded-lg border bg-raised p-4">
      <div className="flex items-center gap-2">
        <FileAudio aria-hidden className="mr-1 size-5 shrink-0 text-ink-faint" />
        <span className="min-w-0 grow truncate font-medium">{name}</span>
        {phase !== "done" && <span className="shrink-0 text-sm whitespace-nowrap text-ink-soft tabular-nums">{Math.floor(percent)}%</span>}
        {(phase === "sending" || phase === "waiting") && (
          <Button type="button" variant="ghost" size="icon-sm" aria-label={words.pause} onClick={() => void desk.pause(slot)}>
            <Pause aria-hidden />
          </Button>
        )}
        {phase === "paused" && (
          <Button type="button" variant="ghost" size="icon-sm" aria-label={words.resume} onClick={() => void desk.resume(slot)}>
            <Play aria-hidden />
          </Button>
        )}
        <Button type="button" variant="ghost" size="icon-sm" aria-label={phase === "done" ? words.another : words.stop} onClick={() => void desk.cancel(slot)}>
          <X aria-hidden />
        </Button>
      </div>
      <Progress label={uploading.progress(name)} value={percent} />
      <p role="status" className="min-h-5 text-sm text-ink-soft tabular-nums">{statusWords(upload)}</p>
      {phase === "file-needed" && (
        <>
          <FileDrop title={words.again(name)} hint={words.againHint(sizeWords(upload.sent))} icon={RotateCcw} accept={accept} onFile={(file) => void desk.offer(slot, file)} />
          {upload.words && <p role="alert" className="text-sm text-danger-text">{upload.words}</p>}
        </>
      )}
    </div>
  );
}

export function percentOf({ phase, sent, size }: UploadView): number {
  return phase === "done" ? 100 : Math.min(99.9, (sent / size) * 100);
}

/** What it is doing, in a line. The speed is not read out every second: only this line's first words change seldom. */
function statusWords({ phase, sent, size, rate }: UploadView): string {
  const share = words.share(sizeWords(sent), sizeWords(size));
  switch (phase) {
    case "preparing":
      return words.preparing;
    case "sending":
      if (sent >= size) return words.arriving;
      return [share, ...(rate === null || rate === 0 ? [] : [rateWords(rate), remainingWords(size - sent, rate)])].join(" · ");
    case "waiting":
      return words.waiting(share);
    case "paused":
      return words.paused(share);
    case "file-needed":
      return words.fileNeeded(share);
    case "elsewhere":
      return words.elsewhere;
    case "done":
      return words.done;
    case "failed":
      return "";
  }
}
