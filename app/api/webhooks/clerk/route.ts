import { z } from "zod";
import { receiveClerk } from "@/lib/auth/webhook";
import { rawBody, route } from "@/lib/http";

export const POST = route("POST /api/webhooks/clerk", {
  summary: "Take in an event from Clerk",
  description: "Verified over the raw body, stored once by its message id, applied afterwards. Absent where accounts are our own.",
  identity: "service",
  limit: "none",
  body: rawBody({ limitBytes: 256 * 1024 }),
  response: z.object({ received: z.literal(true), duplicate: z.boolean() }),
  also: { 400: "The signature does not match", 404: "Clerk is not on" },
  run: ({ request, body }) => receiveClerk(request.headers, body),
});
