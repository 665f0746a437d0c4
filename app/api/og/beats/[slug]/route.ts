import { z } from "zod";
import { answerBeatPicture } from "@/components/og/beat-picture";
import { fileResponse, route } from "@/lib/http";

export const GET = route("GET /api/og/beats/[slug]", {
  summary: "The picture that goes with a link to a beat",
  identity: "none",
  limit: "generous",
  params: z.object({ slug: z.string().max(100) }),
  response: fileResponse("image/png", "1200 by 630 pixels"),
  run: ({ params }) => answerBeatPicture(params.slug),
});
