import { env } from "@/lib/env";
import { fileResponse, route } from "@/lib/http";
import { offlineWorker, RETIRED_WORKER } from "@/lib/offline/worker";

/** Next would make a file of this once, at build time, when no environment is there yet. */
export const dynamic = "force-dynamic";

export const GET = route("GET /sw.js", {
  summary: "The service worker that shows a page where there is no connection",
  identity: "none",
  limit: "generous",
  response: fileResponse("text/javascript", "The worker; with OFFLINE_PAGE=off one that removes itself"),
  run: () =>
    new Response(env().OFFLINE_PAGE === "off" ? RETIRED_WORKER : offlineWorker(), {
      // A browser asks again with each visit; an hour is how long a switched-off worker lives on at most.
      headers: { "content-type": "text/javascript; charset=utf-8", "cache-control": "public, max-age=3600" },
    }),
});
