"use client";

import { useQuery } from "convex/react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useEffect } from "react";
import { Progress } from "@/components/ui/progress";
import { api } from "@/convex/_generated/api";
import { studioUploads as words, uploading } from "@/strings/uploads";
import { uploadDesk, type UploadView } from "./desk";
import { AttachArchive } from "./attach-archives";
import { archiveOfSlot, placeOf } from "./slots";
import { percentOf } from "./upload-card";
import { useUploads } from "./use-upload";

/** Keeps uploads going through the studio, and shows those that belong to another page. */
export function StudioUploads() {
  const viewer = useQuery(api.identity.queries.viewer);
  const owner = viewer?.userId;
  useEffect(() => {
    if (owner !== undefined) void uploadDesk().openFor(owner);
  }, [owner]);
  const here = usePathname();
  const uploads = Object.values(useUploads());
  const arrived = uploads.filter(({ slot, phase }) => phase === "done" && archiveOfSlot(slot) !== null);
  const running = uploads.filter(({ slot, phase }) => phase !== "done" && phase !== "failed" && placeOf(slot) !== here);
  if (running.length === 0 && arrived.length === 0) return null;
  return (
    <>
      {arrived.map((upload) => (
        <AttachArchive key={upload.fileId} upload={upload} />
      ))}
      {running.length > 0 && <RunningUploads uploads={running} />}
    </>
  );
}

function RunningUploads({ uploads }: { uploads: UploadView[] }) {
  return (
    <ul aria-label={words.label} className="page grid gap-2 pt-4">
      {uploads.map((upload) => (
        <RunningUpload key={upload.slot} upload={upload} />
      ))}
    </ul>
  );
}

function RunningUpload({ upload }: { upload: UploadView }) {
  const percent = percentOf(upload);
  return (
    <li>
      <Link href={placeOf(upload.slot)} className="grid grid-cols-[minmax(0,12rem)_1fr_auto] items-center gap-4 rounded-md border bg-raised px-4 py-2 text-sm hover:bg-hover">
        <span className="truncate">{upload.name}</span>
        <Progress label={uploading.progress(upload.name)} value={percent} />
        <span className="text-ink-soft tabular-nums">{STANDING[upload.phase] ?? `${Math.floor(percent)}%`}</span>
      </Link>
    </li>
  );
}

const STANDING: Partial<Record<UploadView["phase"], string>> = { paused: words.paused, waiting: words.waiting, "file-needed": words.fileNeeded };
