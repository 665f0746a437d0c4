import { fileResponse, route } from "@/lib/http";
import { answerIndex } from "@/lib/seo/sitemaps";

/** Next would make files of this name once, at build time, when no environment is there yet. */
export const dynamic = "force-dynamic";

export const GET = route("GET /sitemap.xml", {
  summary: "The list of the sitemaps",
  identity: "none",
  limit: "generous",
  response: fileResponse("application/xml", "A sitemap index: standing pages, and beats and stores by when they came"),
  run: () => answerIndex(),
});
