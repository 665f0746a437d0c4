import { z } from "zod";
import { rawBody, route } from "@/lib/http";
import { receiveResendEvent } from "@/lib/mail/receiveResendEvent";

export const POST = route("POST /api/webhooks/resend", {
  summary: "Take in an event about a mail from Resend",
  description: "Verified over the raw body, stored once by its id, applied afterwards: what became of a mail, and which addresses to write to no more.",
  identity: "service",
  limit: "none",
  body: rawBody({ limitBytes: 256 * 1024 }),
  response: z.object({ received: z.literal(true), duplicate: z.boolean() }),
  run: ({ request, body }) => receiveResendEvent(request.headers, body),
});
