import { answerHomePicture } from "@/components/og/home-picture";
import { fileResponse, route } from "@/lib/http";

export const GET = route("GET /api/og/home", {
  summary: "The picture that goes with a link to the front page",
  identity: "none",
  limit: "generous",
  response: fileResponse("image/png", "1200 by 630 pixels"),
  run: () => answerHomePicture(),
});
