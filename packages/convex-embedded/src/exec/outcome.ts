import { DeveloperError, messageOf, type FunctionError } from "../runtime/errors";

/** How a function ended, as it travels between threads; values are convex JSON text. */
export type Outcome =
  | { ok: true; value: string; logLines: string[] }
  | { ok: false; error: FunctionError; logLines: string[] };

/** A host-side failure as developers see it: their own mistakes bare, ours marked as uncaught. */
export function hostFailure(error: unknown): FunctionError {
  if (error instanceof DeveloperError) return { message: error.message };
  return { message: `Uncaught Error: ${messageOf(error)}` };
}
