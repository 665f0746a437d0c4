import { z } from "zod";
import { checkHealth } from "@/lib/convex/health";
import { route } from "@/lib/http";

export const GET = route("GET /api/health", {
  summary: "Whether the product can serve",
  description: "`OK` as text; JSON for `Accept: application/json`.",
  identity: "none",
  limit: "none",
  response: z.object({ status: z.enum(["ok", "degraded"]), convex: z.object({ ok: z.boolean() }) }),
  also: { 503: "The database cannot be reached" },
  run: async ({ request }) => {
    const health = await checkHealth();
    const init = { status: health.status === "ok" ? 200 : 503, headers: { "cache-control": "no-store" } };
    const wantsJson = request.headers.get("accept")?.includes("application/json") ?? false;
    return wantsJson ? Response.json(health, init) : new Response(health.status === "ok" ? "OK" : "Unavailable", init);
  },
});
