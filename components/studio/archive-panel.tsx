"use client";

import { useMutation } from "convex/react";
import { FileArchive, RotateCcw, X } from "lucide-react";
import { useState } from "react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { FileDrop } from "@/components/ui/file-drop";
import { Progress } from "@/components/ui/progress";
import { uploadDesk } from "@/components/uploads/desk";
import { sizeWords } from "@/components/uploads/rate";
import { archiveSlot } from "@/components/uploads/slots";
import { UploadCard } from "@/components/uploads/upload-card";
import { useUpload } from "@/components/uploads/use-upload";
import { api } from "@/convex/_generated/api";
import { errorWords } from "@/lib/api-client";
import type { ArchiveKind } from "@/lib/domain/beatTiers";
import { UPLOAD_LIMITS } from "@/lib/domain/limits";
import { archives as words } from "@/strings/beatDesk";
import { fileProblems } from "@/strings/uploads";
import type { EditableBeat } from "./edit/editing";

const LARGEST = UPLOAD_LIMITS.beat_stems;

/** The ZIPs of a beat: uploaded, looked into, listed. */
export function ArchivePanels({ beat }: { beat: EditableBeat }) {
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      {(["stems", "trackouts"] as const).map((kind) => (
        <ArchivePanel key={kind} beat={beat} kind={kind} />
      ))}
    </div>
  );
}

function ArchivePanel({ beat, kind }: { beat: EditableBeat; kind: ArchiveKind }) {
  const slot = archiveSlot(beat.beatId, kind);
  const upload = useUpload(slot);
  const archive = beat.archives.find((each) => each.kind === kind);
  const [refused, setRefused] = useState<string | null>(null);
  const take = (file: File) => {
    const problem = problemOf(file);
    setRefused(problem);
    if (problem === null) void uploadDesk().start(slot, "beat_stems", file);
  };
  const running = upload !== null && upload.phase !== "failed";
  const problem = refused ?? (upload?.phase === "failed" ? upload.words : null) ?? (archive?.state === "failed" ? archive.error : null);
  return (
    <section aria-label={words.kinds[kind].title} className="grid min-w-0 grid-rows-[auto_minmax(0,1fr)] gap-3">
      <h3 className="font-medium">{words.kinds[kind].title}</h3>
      {running && <UploadCard upload={upload} accept=".zip" />}
      {!running && archive?.state === "pending" && (
        <div className="grid gap-2 rounded-lg border bg-raised p-4">
          <Progress label={words.kinds[kind].looking} value={archive.percent} />
          <p role="status" className="text-sm text-ink-soft">{words.unpacking}</p>
        </div>
      )}
      {!running && archive?.state === "ready" && <Contents beat={beat} archive={archive} />}
      {!running && (archive === undefined || archive.state === "failed") && (
        <FileDrop title={problem ? words.again : words.choose} hint={words.kinds[kind].hint(sizeWords(LARGEST))} icon={problem ? RotateCcw : FileArchive} accept=".zip" onFile={take} />
      )}
      {!running && problem && <p role="alert" className="text-sm text-danger-text">{problem}</p>}
    </section>
  );
}

type Archive = EditableBeat["archives"][number];

function Contents({ beat, archive }: { beat: EditableBeat; archive: Archive }) {
  const remove = useMutation(api.beats.mutations.removeArchive);
  const [problem, setProblem] = useState<string | null>(null);
  const { kind, tracks, name, size } = archive;
  const takeAway = () => void remove({ beatId: beat.beatId, kind }).catch((error: unknown) => setProblem(errorWords(error)));
  return (
    <div className="grid gap-2 rounded-lg border bg-raised p-4">
      <div className="flex items-center gap-2">
        <FileArchive aria-hidden className="mr-1 size-5 shrink-0 text-ink-faint" />
        <span className="min-w-0 grow truncate font-medium">{name}</span>
        <Button type="button" variant="ghost" size="icon-sm" aria-label={words.kinds[kind].remove} onClick={takeAway}>
          <X aria-hidden />
        </Button>
      </div>
      <p className="text-sm text-ink-soft tabular-nums">{words.holds(tracks.length, sizeWords(size))}</p>
      <details className="text-sm">
        <summary className="cursor-pointer text-ink-soft">{words.contents}</summary>
        <ul className="mt-2 max-h-48 overflow-y-auto" tabIndex={0} aria-label={words.kinds[kind].files}>
          {tracks.map((track) => (
            <li key={track.name} className="flex justify-between gap-4 border-t py-1">
              <span className="min-w-0 truncate">{track.name}</span>
              <span className="shrink-0 text-ink-soft tabular-nums">{sizeWords(track.bytes)}</span>
            </li>
          ))}
        </ul>
      </details>
      {problem && <Alert tone="danger" role="alert" title={words.failed}>{problem}</Alert>}
    </div>
  );
}

function problemOf(file: File): string | null {
  if (!/\.zip$/i.test(file.name)) return words.noZip(file.name);
  if (file.size === 0) return fileProblems.empty;
  if (file.size > LARGEST) return fileProblems.tooLarge(sizeWords(file.size), sizeWords(LARGEST));
  return null;
}
