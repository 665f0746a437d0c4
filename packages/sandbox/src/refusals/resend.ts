import type { ErrorResponse } from "resend";

/** https://resend.com/docs/api-reference/errors */
export function resendRefusal(status: number): Response {
  const body: ErrorResponse =
    status === 429
      ? { statusCode: status, name: "rate_limit_exceeded", message: "Too many requests. Please limit the number of requests per second." }
      : { statusCode: status, name: "internal_server_error", message: "An unexpected error occurred." };
  return Response.json(body, { status, headers: status === 429 ? { "retry-after": "1" } : {} });
}
