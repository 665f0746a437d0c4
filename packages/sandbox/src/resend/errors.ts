import type { ErrorResponse } from "resend";

/** Status of each error the sandbox answers, from https://resend.com/docs/api-reference/errors. */
const STATUS = {
  invalid_idempotency_key: 400,
  validation_error: 422,
  missing_api_key: 401,
  invalid_api_key: 403,
  not_found: 404,
  method_not_allowed: 405,
  invalid_idempotent_request: 409,
  concurrent_idempotent_requests: 409,
  missing_required_field: 422,
  invalid_attachment: 422,
  invalid_from_address: 422,
  invalid_parameter: 422,
  application_error: 500,
} as const satisfies Partial<Record<ErrorResponse["name"], number>>;

/** An answer in Resend's error shape. */
export class ResendError extends Error {
  override readonly name: keyof typeof STATUS;

  constructor(name: keyof typeof STATUS, message: string) {
    super(message);
    this.name = name;
  }

  toResponse(): Response {
    const statusCode = STATUS[this.name];
    const body: ErrorResponse = { statusCode, name: this.name, message: this.message };
    return Response.json(body, { status: statusCode });
  }
}
