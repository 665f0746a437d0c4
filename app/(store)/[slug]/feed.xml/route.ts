import { z } from "zod";
import { fileResponse, route } from "@/lib/http";
import { answerStoreFeed } from "@/lib/seo/feeds";

export const GET = route("GET /[slug]/feed.xml", {
  summary: "The newest beats of a store as RSS",
  identity: "none",
  limit: "generous",
  params: z.object({ slug: z.string().max(64) }),
  response: fileResponse("application/rss+xml", "A feed, newest first"),
  run: ({ params }) => answerStoreFeed("rss", params.slug),
});
