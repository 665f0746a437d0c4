import { fileResponse, route } from "@/lib/http";
import { answerMarketFeed } from "@/lib/seo/feeds";

export const GET = route("GET /feed.xml", {
  summary: "The newest beats as RSS",
  identity: "none",
  limit: "generous",
  response: fileResponse("application/rss+xml", "A feed, newest first"),
  run: () => answerMarketFeed("rss"),
});
