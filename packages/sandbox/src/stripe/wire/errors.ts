import type { ContentfulStatusCode } from "hono/utils/http-status";

/** The `error` object of Stripe's answers, without the request's own `request_log_url`. */
export interface ErrorBody {
  type: "invalid_request_error" | "idempotency_error" | "card_error" | "api_error";
  message: string;
  code?: string;
  param?: string;
  doc_url?: string;
  decline_code?: string;
  charge?: string;
}

interface ErrorOptions {
  status?: ContentfulStatusCode;
  type?: ErrorBody["type"];
  code?: string;
  param?: string;
  /** The endpoint had begun to act: the answer is kept for its idempotency key, as a success would be. */
  executed?: boolean;
}

/** An answer that is not 2xx, in Stripe's shape. */
export class StripeError extends Error {
  readonly status: ContentfulStatusCode;
  readonly executed: boolean;
  readonly body: ErrorBody;

  constructor(message: string, options: ErrorOptions = {}) {
    super(message);
    this.name = "StripeError";
    this.status = options.status ?? 400;
    this.executed = options.executed ?? false;
    this.body = {
      ...(options.code && { code: options.code, doc_url: `https://stripe.com/docs/error-codes/${options.code.replaceAll("_", "-")}` }),
      message,
      ...(options.param && { param: options.param }),
      type: options.type ?? "invalid_request_error",
    };
  }
}

/** `No such charge: 'ch_x'`: 404 when the URL names it, 400 when a parameter does. */
export function noSuch(kind: string, id: string, param?: string): StripeError {
  const name = kind === "payment_method" ? "PaymentMethod" : kind;
  return new StripeError(`No such ${name}: '${id}'`, {
    status: param === undefined ? 404 : 400,
    code: "resource_missing",
    param: param ?? "id",
  });
}

export function missing(param: string): StripeError {
  return new StripeError(`Missing required param: ${param}.`, { code: "parameter_missing", param });
}

/** Stripe knows this parameter and the sandbox does not serve it: said aloud, never silently ignored. */
export function notServed(param: string): StripeError {
  return new StripeError(`The local sandbox does not serve the parameter ${param}. Stripe itself may.`, {
    code: "sandbox_not_served",
    param,
  });
}
