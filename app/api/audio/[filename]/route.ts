import { z } from "zod";
import { streamPreview } from "@/lib/downloads/streamPreview";
import { fileResponse, route } from "@/lib/http";

export const GET = route("GET /api/audio/[filename]", {
  summary: "Listen to a beat's preview",
  description: "Previews only; ranges are answered with 206. What is under an address never changes.",
  identity: "visitor",
  limit: "generous",
  params: z.object({ filename: z.string().max(64) }),
  response: fileResponse("audio/mpeg", "The preview, or the range that was asked for"),
  also: { 206: "The range that was asked for", 304: "Unchanged", 416: "No such range" },
  run: ({ request, params }) => streamPreview(request, params.filename),
});
