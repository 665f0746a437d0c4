/** Every error code the product can answer with, and the HTTP status it maps to. The list is closed: a new code is added here or nowhere. */
export const ERROR_STATUS = {
  invalid_request: 400,
  invalid_id: 400,
  unauthenticated: 401,
  payment_required: 402,
  forbidden: 403,
  email_unverified: 403,
  foreign_origin: 403,
  not_found: 404,
  method_not_allowed: 405,
  conflict: 409,
  price_changed: 409,
  coupon_refused: 409,
  already_owned: 409,
  sold: 409,
  reserved: 409,
  unavailable: 409,
  slug_taken: 409,
  identity_external: 409,
  idempotency_conflict: 409,
  idempotency_in_progress: 409,
  not_ready: 409,
  payload_too_large: 413,
  unsupported_media_type: 415,
  rate_limited: 429,
  internal: 500,
  provider_unavailable: 503,
} as const;

export type ErrorCode = keyof typeof ERROR_STATUS;

/** Extra facts a client can act on: plain values, or a list of field problems. */
export type ErrorDetails = Record<string, string | number | boolean | null> | { field: string; message: string }[];

/** True when a string is one of the product's error codes. */
export function isErrorCode(value: string): value is ErrorCode {
  return Object.hasOwn(ERROR_STATUS, value);
}

/**
 * The one error class. `message` is shown to people: it says what happened and what to do, and nothing internal.
 * `retryAfterSeconds` accompanies `rate_limited` and `provider_unavailable`.
 */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly details: ErrorDetails | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor(code: ErrorCode, message: string, options: { details?: ErrorDetails; retryAfterSeconds?: number; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = "AppError";
    this.code = code;
    this.details = options.details;
    this.retryAfterSeconds = options.retryAfterSeconds;
  }

  get status(): number {
    return ERROR_STATUS[this.code];
  }
}
