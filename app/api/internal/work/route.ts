import { after } from "next/server";
import { z } from "zod";
import { rawBody, route } from "@/lib/http";
import { acceptBell } from "@/lib/work/bell";
import { runWork } from "@/lib/work/run";

/** Seconds that a host may let the work run on after the answer. */
export const maxDuration = 300;

export const POST = route("POST /api/internal/work", {
  summary: "Convex rings: a row of work is due",
  description: "The body is `{ id }`. Answered at once; the work runs afterwards and reports by itself. A second bell for the same row does nothing.",
  identity: "service",
  limit: "none",
  status: 202,
  body: rawBody({ limitBytes: 4 * 1024 }),
  response: z.object({ accepted: z.literal(true) }),
  run: ({ request, body }) => {
    const { id } = acceptBell(request.headers, body);
    after(() => runWork(id));
    return { accepted: true } as const;
  },
});
