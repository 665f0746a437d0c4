import { fileResponse, route } from "@/lib/http";
import { robotsText } from "@/lib/seo/robots";

/** Next would make files of this name once, at build time, when no environment is there yet. */
export const dynamic = "force-dynamic";

export const GET = route("GET /robots.txt", {
  summary: "What crawlers may read",
  identity: "none",
  limit: "generous",
  response: fileResponse("text/plain", "Rules by RFC 9309, with the address of the sitemap"),
  run: () => new Response(robotsText(), { headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "public, max-age=3600" } }),
});
