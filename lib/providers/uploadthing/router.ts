import { createUploadthing, UploadThingError, type FileRouter } from "uploadthing/server";
import { z } from "zod";
import { UPLOAD_LIFE_MS, type UploadPurpose } from "../../domain/limits";
import type { Id } from "../../../convex/_generated/dataModel";

export interface AnnouncedFile {
  name: string;
  /** Bytes, as the browser says. */
  size: number;
  /** As the browser says; may be empty. */
  contentType: string;
}

export interface ArrivedFile extends AnnouncedFile {
  fileId: Id<"files">;
  /** UploadThing's key. */
  key: string;
}

/** What the product does at the two ends of an upload. */
export interface UploadHooks {
  /** Before a byte moves, as the user who uploads. Throws to refuse. */
  begin(file: AnnouncedFile & { purpose: UploadPurpose }): Promise<{ fileId: string }>;
  /** When UploadThing says the bytes are there. */
  finish(file: ArrivedFile): Promise<{ fileId: Id<"files"> }>;
}

/** Travels with the upload through UploadThing and comes back under its signature. */
const travelling = z.object({ fileId: z.custom<Id<"files">>((value) => typeof value === "string" && value !== "") });

/**
 * What can be uploaded. "blob": browsers name one type of sound by many words or none, so the type is judged by
 * `begin` and then by content. Private: bytes are reached through signed URLs only.
 */
export function uploadRouter(hooks: UploadHooks) {
  const file = createUploadthing();
  // An upload may be paused and taken up again as long as nobody sweeps it.
  const options = { presignedURLTTL: UPLOAD_LIFE_MS / 1_000 };
  const place = (purpose: UploadPurpose, maxFileSize: "256MB" | "1GB") =>
    file({ blob: { maxFileSize, maxFileCount: 1, acl: "private", contentDisposition: "attachment" } }, options)
      .middleware(async ({ files }) => {
        const [announced] = files;
        if (announced === undefined || files.length > 1) throw new UploadThingError({ code: "BAD_REQUEST", message: "Upload one file at a time." });
        return await hooks.begin({ purpose, name: announced.name, size: announced.size, contentType: announced.type });
      })
      .onUploadComplete(async ({ metadata, file }) => {
        const { fileId } = travelling.parse(metadata);
        return await hooks.finish({ fileId, key: file.key, name: file.name, size: file.size, contentType: file.type });
      });
  return {
    beat_master: place("beat_master", "256MB"),
    beat_stems: place("beat_stems", "1GB"),
  } satisfies FileRouter & Record<UploadPurpose, unknown>;
}
