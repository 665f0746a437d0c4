import { ConvexError } from "convex/values";
import type { ErrorCode, ErrorDetails } from "../lib/domain/errors";

/** What a refused function answers with: the Next side rebuilds an `AppError` from it. */
export type Refusal = { code: ErrorCode; message: string; details?: ErrorDetails };

/**
 * Refuses the call. The whole transaction is rolled back, so nothing written before survives.
 * `message` reaches people: it says what happened and what to do.
 */
export function fail(code: ErrorCode, message: string, details?: ErrorDetails): never {
  const refusal: Refusal = details === undefined ? { code, message } : { code, message, details };
  throw new ConvexError(refusal);
}
