import type { Id } from "@/convex/_generated/dataModel";

/** What an upload is doing, in the words the page shows. */
export type UploadState =
  | { step: "empty" }
  | { step: "uploading"; name: string; percent: number }
  | { step: "done"; name: string; fileId: Id<"files"> }
  | { step: "failed"; name: string; words: string };
