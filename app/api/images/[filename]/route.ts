import { z } from "zod";
import { fileResponse, route } from "@/lib/http";
import { streamImage } from "@/lib/images/storeImages";

export const GET = route("GET /api/images/[filename]", {
  summary: "A store's picture",
  description: "What is under an address never changes.",
  identity: "none",
  limit: "generous",
  params: z.object({ filename: z.string().max(64) }),
  response: fileResponse("image/webp", "The picture"),
  also: { 206: "The range that was asked for", 304: "Unchanged", 416: "No such range" },
  run: ({ request, params }) => streamImage(request, params.filename),
});
