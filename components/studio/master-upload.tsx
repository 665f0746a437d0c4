"use client";

import { FileAudio, RotateCcw } from "lucide-react";
import { useEffect, useEffectEvent, useState } from "react";
import { FileDrop } from "@/components/ui/file-drop";
import { uploadDesk, type UploadView } from "@/components/uploads/desk";
import { sizeWords } from "@/components/uploads/rate";
import { NEW_BEAT_SLOT } from "@/components/uploads/slots";
import { UploadCard } from "@/components/uploads/upload-card";
import { useUpload } from "@/components/uploads/use-upload";
import type { Id } from "@/convex/_generated/dataModel";
import { MASTER_EXTENSIONS, UPLOAD_LIMITS } from "@/lib/domain/limits";
import { masterUpload as words } from "@/strings/beatForm";
import { fileProblems, transfer } from "@/strings/uploads";
import { containerOfName } from "./tier-promise";
import type { UploadState } from "./upload-state";

const LARGEST = UPLOAD_LIMITS.beat_master;
const ACCEPTED = MASTER_EXTENSIONS.map((ending) => `.${ending}`).join(",");

/** Takes one master, sends it straight to storage and shows how far it is. The rest of the form can be filled meanwhile. */
export function MasterUpload({ state, onChange }: { state: UploadState; onChange: (state: UploadState) => void }) {
  const upload = useUpload(NEW_BEAT_SLOT);
  const [refused, setRefused] = useState<{ name: string; words: string } | null>(null);
  const report = useEffectEvent((view: UploadView | null) => {
    const next = stateOf(view);
    if (next.step !== "empty" || state.step !== "empty") onChange(next);
  });
  useEffect(() => report(upload), [upload]);

  const take = (file: File) => {
    const problem = problemOf(file);
    setRefused(problem === null ? null : { name: file.name, words: problem });
    if (problem === null) void uploadDesk().start(NEW_BEAT_SLOT, "beat_master", file);
  };
  const failed = upload?.phase === "failed" ? { name: upload.name, words: upload.words ?? transfer.stopped } : refused;
  if (upload !== null && upload.phase !== "failed") return <UploadCard upload={upload} accept={ACCEPTED} />;
  return (
    <div className="grid gap-2">
      <FileDrop
        title={failed ? words.again : words.title}
        hint={words.hint(sizeWords(LARGEST))}
        icon={failed ? RotateCcw : FileAudio}
        accept={ACCEPTED}
        onFile={take}
      />
      {failed && <p role="alert" className="text-sm text-danger-text">{`${failed.name}: ${failed.words}`}</p>}
    </div>
  );
}

function stateOf(view: UploadView | null): UploadState {
  if (view === null) return { step: "empty" };
  const { name, phase, fileId } = view;
  if (phase === "failed") return { step: "failed", name, words: view.words ?? "" };
  if (phase === "done" && isFileId(fileId)) return { step: "done", name, fileId };
  return { step: "uploading", name, percent: (view.sent / view.size) * 100 };
}

/** The functions look at the id themselves; here it only takes its name. */
function isFileId(id: string | null): id is Id<"files"> {
  return id !== null;
}

/** What can be known before sending 256 MB: the server looks at the content afterwards. */
function problemOf(file: File): string | null {
  if (containerOfName(file.name) === null) return words.wrongKind;
  if (file.size === 0) return fileProblems.empty;
  if (file.size > LARGEST) return fileProblems.tooLarge(sizeWords(file.size), sizeWords(LARGEST));
  return null;
}
