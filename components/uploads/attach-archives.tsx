"use client";

import { useMutation } from "convex/react";
import { useEffect, useEffectEvent, useState } from "react";
import { Alert } from "@/components/ui/alert";
import { api } from "@/convex/_generated/api";
import type { Id } from "@/convex/_generated/dataModel";
import { errorWords } from "@/lib/api-client";
import { studioUploads } from "@/strings/uploads";
import { uploadDesk, type UploadView } from "./desk";
import { archiveOfSlot } from "./slots";

/** Gives a beat the ZIP that has arrived for it, wherever its maker is by then. */
export function AttachArchive({ upload }: { upload: UploadView }) {
  const attach = useMutation(api.beats.mutations.attachArchive);
  const [problem, setProblem] = useState<string | null>(null);
  const bring = useEffectEvent(() => {
    const place = archiveOfSlot(upload.slot);
    if (place === null || !isId<"beats">(place.beatId) || !isId<"files">(upload.fileId)) return;
    attach({ beatId: place.beatId, kind: place.kind, fileId: upload.fileId }).then(
      () => uploadDesk().cancel(upload.slot),
      (error: unknown) => setProblem(`${upload.name}: ${errorWords(error)}`),
    );
  });
  useEffect(() => bring(), [upload.fileId]);
  return problem === null ? null : <Alert tone="danger" role="alert" title={studioUploads.archiveFailed}>{problem}</Alert>;
}

/** The functions look at ids themselves; here they only take their name. */
function isId<Table extends "beats" | "files">(id: string | null): id is Id<Table> {
  return id !== null;
}
