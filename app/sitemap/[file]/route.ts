import { z } from "zod";
import { fileResponse, route } from "@/lib/http";
import { answerSitemap } from "@/lib/seo/sitemaps";

export const GET = route("GET /sitemap/[file]", {
  summary: "One sitemap",
  description: "Its names stand in `/sitemap.xml`: `pages.xml`, and `beats-<moment>.xml` and `stores-<moment>.xml`, a thousand addresses each.",
  identity: "none",
  limit: "generous",
  params: z.object({ file: z.string().max(64) }),
  response: fileResponse("application/xml", "A sitemap"),
  run: ({ params }) => answerSitemap(params.file),
});
