import { z } from "zod";
import { prolongSession } from "@/lib/auth/embedded";
import { browserToken } from "@/lib/auth/tokens";
import { route } from "@/lib/http";

/** Also where a session in use is prolonged: every open page of a signed-in user asks here every other minute. */
export const GET = route("GET /api/auth/convex-token", {
  summary: "A short-lived token for the browser's live connection",
  identity: "user",
  limit: "standard",
  sameOrigin: true,
  response: z.object({ token: z.string(), expiresAt: z.number().meta({ description: "Unix milliseconds" }) }),
  run: async ({ caller, request }) => {
    const answer = Response.json(await browserToken(caller), { headers: { "cache-control": "no-store" } });
    // Clerk prolongs its sessions in the browser by itself.
    if (caller.authority === "embedded") for (const cookie of await prolongSession(request.headers, caller.address)) answer.headers.append("set-cookie", cookie);
    return answer;
  },
});
