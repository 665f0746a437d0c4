import { DeveloperError, messageOf, type FunctionError } from "../runtime/errors";

/** How a function ended, as it travels between threads; values are convex JSON text. */
export type Outcome = ({ ok: true; value: string } | { ok: false; error: FunctionError }) & {
  logLines: string[];
  /** What a query or mutation cost when it ran. */
  usage?: Usage;
  /** It is that of an earlier run, which still holds. */
  cached?: boolean;
};

/** The end of an earlier run, given again: it cost nothing this time. */
export function again({ usage: _spent, ...outcome }: Outcome): Outcome {
  return { ...outcome, cached: true };
}

export interface Usage {
  bytesRead: number;
  bytesWritten: number;
  documentsRead: number;
  documentsWritten: number;
}

/**
 * What production lets a client know: that a function failed and the data it threw for its callers to see, but
 * neither its words nor its log lines.
 */
export function redacted(outcome: Outcome): Outcome {
  if (outcome.ok) return { ...outcome, logLines: [] };
  const { data } = outcome.error;
  return { ok: false, error: data === undefined ? { message: "" } : { message: "", data }, logLines: [] };
}

/** A host-side failure as developers see it: their own mistakes bare, ours marked as uncaught. */
export function hostFailure(error: unknown): FunctionError {
  if (error instanceof DeveloperError) return { message: error.message };
  return { message: `Uncaught Error: ${messageOf(error)}` };
}
