import { z } from "zod";
import { PREVIEW_TAG } from "@/lib/domain/previewTag";
import { TEXT_LIMITS } from "@/lib/domain/limits";
import { rawBody, route } from "@/lib/http";
import { setPreviewTag } from "@/lib/studio/setPreviewTag";

export const PUT = route("PUT /api/studio/preview-tag", {
  summary: "Set the sound that marks your previews",
  description: "A WAV, AIFF, FLAC or MP3 of up to 15 seconds and 10 MB, judged by its content; it is decoded and written anew, so nothing else of the file is kept. Previews made from now on carry it.",
  identity: "verified",
  limit: "standard",
  query: z.object({ name: z.string().min(1).max(TEXT_LIMITS.fileName) }),
  body: rawBody({ limitBytes: PREVIEW_TAG.maxBytes }),
  response: z.object({ durationMs: z.number() }),
  run: ({ caller, query, body }) => setPreviewTag(caller, query.name, body),
});
