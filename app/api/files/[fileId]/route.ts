import { z } from "zod";
import { coverJpeg } from "@/components/beats/cover-file";
import { streamFile } from "@/lib/downloads/streamFile";
import { fileResponse, id, route } from "@/lib/http";

export const GET = route("GET /api/files/[fileId]", {
  summary: "Stream a purchased file through a signed address",
  description: "Addresses come from `/api/beats/download` and live between ten minutes and three hours; the right to the file is asked for each time.",
  identity: "visitor",
  limit: "generous",
  params: z.object({ fileId: id("files") }),
  query: z.object({ user: id("users"), name: z.string().min(1).max(300), expires: z.coerce.number().int(), signature: z.string().max(100) }),
  response: fileResponse("application/octet-stream", "The file, or the range that was asked for"),
  also: { 206: "The range that was asked for", 403: "The address is over, or was changed", 416: "No such range" },
  run: ({ request, params: { fileId }, query: { user, name, expires, signature } }) =>
    streamFile(request, { fileId, userId: user, filename: name, expires }, signature, coverJpeg),
});
