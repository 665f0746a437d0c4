import { ConvexError } from "convex/values";
import { z } from "zod";
import { AppError, isErrorCode } from "../domain/errors";

/** Longer than any function of ours runs; a deployment that is silent for this long is not there. */
const CALL_TIMEOUT_MS = 15_000;

/** A function ran and threw; the body says what. Any other status from 500 up is a deployment that is not there. */
const STATUS_FUNCTION_FAILED = 560;

/** What `fail()` in `convex/errors.ts` throws. */
const refusal = z.object({
  code: z.string().transform((code, context) => {
    if (isErrorCode(code)) return code;
    context.addIssue({ code: "custom", message: "is no error code" });
    return z.NEVER;
  }),
  message: z.string(),
  details: z
    .union([
      z.array(z.object({ field: z.string(), message: z.string() })),
      z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
    ])
    .optional(),
});

class Unreachable extends Error {
  override readonly name = "Unreachable";
}

/** `fetch` for Convex: never cached, bounded in time, and a proxy's or a dying server's answer is no function's. */
export const convexFetch: typeof fetch = async (input, init) => {
  let response: Response;
  try {
    response = await fetch(input, { ...init, cache: "no-store", signal: AbortSignal.timeout(CALL_TIMEOUT_MS) });
  } catch (cause) {
    throw new Unreachable("Convex could not be reached", { cause });
  }
  if (response.status >= 500 && response.status !== STATUS_FUNCTION_FAILED) {
    throw new Unreachable(`Convex answered ${response.status}`);
  }
  return response;
};

/**
 * Runs one call and turns its failure into ours: a refusal keeps its code and words, a deployment that cannot be
 * reached is `provider_unavailable`, and a bug in a function stays an ordinary error (500, logged).
 */
export async function callConvex<Value>(call: () => Promise<Value>): Promise<Value> {
  try {
    return await call();
  } catch (thrown) {
    throw translate(thrown);
  }
}

function translate(thrown: unknown): unknown {
  if (thrown instanceof Unreachable) {
    return new AppError("provider_unavailable", "The service is not reachable right now. Try again in a moment.", {
      cause: thrown,
      retryAfterSeconds: 5,
    });
  }
  if (!(thrown instanceof ConvexError)) return isForeignId(thrown) ? foreignId(thrown) : thrown;
  const parsed = refusal.safeParse(thrown.data);
  if (!parsed.success) return thrown;
  const { code, message, details } = parsed.data;
  const wait = details !== undefined && !Array.isArray(details) ? details["retryAfterSeconds"] : undefined;
  return new AppError(code, message, {
    cause: thrown,
    ...(details === undefined ? {} : { details }),
    ...(typeof wait === "number" ? { retryAfterSeconds: wait } : {}),
  });
}

const FOREIGN_ID = /ArgumentValidationError: (Found ID |[^]*Validator: `?v\.id\()/;

/**
 * An id of the right form that is another table's, or nobody's, passes our format check and fails the function's own.
 * A hosted production deployment hides such messages; there it stays a 500, as any wrong argument of ours would.
 */
function isForeignId(thrown: unknown): boolean {
  return thrown instanceof Error && FOREIGN_ID.test(thrown.message);
}

function foreignId(cause: unknown): AppError {
  return new AppError("invalid_id", "An id in this request does not belong to what is asked for.", { cause });
}
