import { fileResponse, route } from "@/lib/http";
import { answerMarketFeed } from "@/lib/seo/feeds";

export const GET = route("GET /atom.xml", {
  summary: "The newest beats as Atom",
  identity: "none",
  limit: "generous",
  response: fileResponse("application/atom+xml", "A feed, newest first"),
  run: () => answerMarketFeed("atom"),
});
