import { fileResponse, route } from "@/lib/http";
import { answerIndex } from "@/lib/seo/sitemaps";

export const GET = route("GET /sitemap.xml", {
  summary: "The list of the sitemaps",
  identity: "none",
  limit: "generous",
  response: fileResponse("application/xml", "A sitemap index: standing pages, and beats and stores by when they came"),
  run: () => answerIndex(),
});
