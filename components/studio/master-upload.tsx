"use client";

import { generateReactHelpers } from "@uploadthing/react";
import { FileAudio, RotateCcw, X } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { FileDrop } from "@/components/ui/file-drop";
import { Progress } from "@/components/ui/progress";
import type { UploadRouter } from "@/lib/providers/uploadthing/router";
import { MASTER_EXTENSIONS, UPLOAD_LIMITS } from "@/lib/domain/limits";
import { containerOfName } from "./tier-promise";
import type { UploadState } from "./upload-state";

const { useUploadThing } = generateReactHelpers<UploadRouter>();
const LARGEST = UPLOAD_LIMITS.beat_master;
const ACCEPTED = MASTER_EXTENSIONS.map((ending) => `.${ending}`).join(",");
const megabytes = (bytes: number) => `${(bytes / 1024 / 1024).toFixed(bytes < 10 * 1024 * 1024 ? 1 : 0)} MB`;

/** Takes one master, sends it straight to storage and shows how far it is. The rest of the form can be filled meanwhile. */
export function MasterUpload({ state, onChange }: { state: UploadState; onChange: (state: UploadState) => void }) {
  // One per upload, and there before it starts: the client reads the signal of the last render.
  const [stopper, setStopper] = useState(() => new AbortController());
  const nameOf = useRef("");
  const refusal = useRef<string | null>(null);
  const { startUpload } = useUploadThing("beat_master", {
    signal: stopper.signal,
    uploadProgressGranularity: "fine",
    // The client answers `undefined` for a refusal and tells the reason only here.
    onUploadError: (error) => {
      refusal.current = error.message;
    },
    onUploadProgress: (percent) => onChange({ step: "uploading", name: nameOf.current, percent }),
  });

  // Leaving the page would silently throw the upload away.
  useEffect(() => {
    if (state.step !== "uploading") return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [state.step]);

  const take = async (file: File) => {
    nameOf.current = file.name;
    const refused = problemOf(file);
    if (refused) return onChange({ step: "failed", name: file.name, words: refused });
    refusal.current = null;
    onChange({ step: "uploading", name: file.name, percent: 0 });
    try {
      const done = await startUpload([file]);
      const fileId = done?.[0]?.serverData?.fileId;
      if (!fileId) throw new Error(refusal.current ?? "The upload did not arrive whole. Try again.");
      onChange({ step: "done", name: file.name, fileId });
    } catch (error) {
      if (stopper.signal.aborted) onChange({ step: "empty" });
      else onChange({ step: "failed", name: file.name, words: error instanceof Error ? error.message : "The upload stopped. Try again." });
    } finally {
      setStopper(new AbortController());
    }
  };

  return (
    <div className="grid gap-2">
      {state.step === "empty" || state.step === "failed" ? (
        <FileDrop
          title={state.step === "failed" ? "Choose the master again, or drop it here" : "Choose a WAV, AIFF, FLAC or MP3, or drop it here"}
          hint={`Up to ${megabytes(LARGEST)}. It stays private; buyers get it with their licence.`}
          icon={state.step === "failed" ? RotateCcw : FileAudio}
          accept={ACCEPTED}
          onFile={(file) => void take(file)}
        />
      ) : (
        <div className="grid gap-3 rounded-lg border bg-raised p-4">
          <div className="flex items-center gap-3">
            <FileAudio aria-hidden className="size-5 shrink-0 text-ink-faint" />
            <span className="min-w-0 grow truncate font-medium">{state.name}</span>
            {state.step === "uploading" && <span className="text-sm text-ink-soft tabular-nums">{Math.floor(state.percent)} %</span>}
            <Button variant="ghost" size="icon-sm" aria-label={state.step === "uploading" ? "Stop the upload" : "Choose another file"} onClick={() => (state.step === "uploading" ? stopper.abort() : onChange({ step: "empty" }))}>
              <X aria-hidden />
            </Button>
          </div>
          <Progress label={`Uploading ${state.name}`} value={state.step === "uploading" ? state.percent : 100} />
          <p role="status" className="text-sm text-ink-soft">{state.step === "uploading" ? "Uploading. You can fill in the rest meanwhile." : "Uploaded."}</p>
        </div>
      )}
      {state.step === "failed" && <p role="alert" className="text-sm text-danger-text">{`${state.name}: ${state.words}`}</p>}
    </div>
  );
}

/** What can be known before sending 256 MB: the server looks at the content afterwards. */
function problemOf(file: File): string | null {
  if (containerOfName(file.name) === null) return "This is not a WAV, AIFF, FLAC or MP3. Export the beat as one of them and choose that.";
  if (file.size === 0) return "The file is empty.";
  if (file.size > LARGEST) return `It has ${megabytes(file.size)}; the most is ${megabytes(LARGEST)}.`;
  return null;
}
