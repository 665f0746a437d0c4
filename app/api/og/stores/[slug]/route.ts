import { z } from "zod";
import { answerStorePicture } from "@/components/og/store-picture";
import { fileResponse, route } from "@/lib/http";

export const GET = route("GET /api/og/stores/[slug]", {
  summary: "The picture that goes with a link to a store",
  identity: "none",
  limit: "generous",
  params: z.object({ slug: z.string().max(100) }),
  response: fileResponse("image/png", "1200 by 630 pixels"),
  run: ({ params }) => answerStorePicture(params.slug),
});
