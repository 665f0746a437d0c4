import { z } from "zod";
import { receiveStripeEvent } from "@/lib/commerce/receiveStripeEvent";
import { rawBody, route } from "@/lib/http";

export const POST = route("POST /api/webhooks/stripe", {
  summary: "Take in an event from Stripe",
  description: "Verified over the raw body, stored once by its id, applied afterwards.",
  identity: "service",
  limit: "none",
  body: rawBody({ limitBytes: 512 * 1024 }),
  response: z.object({ received: z.literal(true), duplicate: z.boolean() }),
  run: ({ request, body }) => receiveStripeEvent(request.headers, body),
});
