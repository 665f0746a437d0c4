import { randomBytes } from "node:crypto";

const RATE_LIMIT = {
  code: "rate_limit",
  doc_url: "https://stripe.com/docs/error-codes/rate-limit",
  message: "Request rate limit exceeded. Learn more about rate limits here https://stripe.com/docs/rate-limits.",
  type: "invalid_request_error",
};
const FAILING = {
  message: "Sorry! There was an error while talking to Stripe. If the problem persists, please let us know at https://support.stripe.com/.",
  type: "api_error",
};

/** https://docs.stripe.com/api/errors and https://docs.stripe.com/rate-limits; such an answer is not kept for its idempotency key. */
export function stripeRefusal(status: number): Response {
  const body = JSON.stringify({ error: status === 429 ? RATE_LIMIT : FAILING }, null, 2);
  return new Response(body, { status, headers: { "content-type": "application/json", "request-id": `req_${randomBytes(7).toString("hex")}` } });
}
