import { AppError, ERROR_STATUS, type ErrorCode } from "../domain/errors";

/** `/api` and `/v1` document different error shapes; the path alone decides which a client gets. */
export type Dialect = "api" | "v1";

export function dialectOf(path: string): Dialect {
  return path.startsWith("/v1/") ? "v1" : "api";
}

/** Whatever was thrown, as the one error that leaves the house. What is not ours to say becomes `internal`. */
export function toAppError(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  return new AppError("internal", "Something went wrong on our side. Try again; if it stays, tell us the request id.", {
    cause: thrown,
  });
}

/** The error envelope: `{ success, error, code, requestId, details? }`, or the nested one of `/v1`. */
export function errorResponse(error: AppError, context: { dialect: Dialect; requestId: string }): Response {
  const headers = new Headers({ "cache-control": "no-store" });
  if (error.retryAfterSeconds !== undefined) headers.set("retry-after", String(Math.max(1, Math.ceil(error.retryAfterSeconds))));
  const details = error.details === undefined ? {} : { details: error.details };
  if (context.dialect === "api") {
    const body = { success: false, error: error.message, code: error.code, requestId: context.requestId, ...details };
    return Response.json(body, { status: error.status, headers });
  }
  const body = { success: false, error: { code: V1_CODES[error.code] ?? "APP_ERROR", message: error.message, ...details } };
  return Response.json(body, { status: error.code === "invalid_request" ? 422 : error.status, headers });
}

/** The codes that the `/v1` document names; every other refusal is its `APP_ERROR`. */
const V1_CODES: Partial<Record<ErrorCode, string>> = {
  invalid_request: "VALIDATION_ERROR",
  invalid_id: "VALIDATION_ERROR",
  unauthenticated: "UNAUTHORIZED",
  forbidden: "FORBIDDEN",
  email_unverified: "FORBIDDEN",
  foreign_origin: "FORBIDDEN",
  not_found: "NOT_FOUND",
  rate_limited: "RATE_LIMIT_EXCEEDED",
  internal: "INTERNAL_ERROR",
};

/** Every code with its status, for the API document. */
export const ERROR_CODES = Object.entries(ERROR_STATUS).map(([code, status]) => ({ code, status }));
