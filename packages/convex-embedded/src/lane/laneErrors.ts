import type { FunctionError } from "../runtime/errors";

/** A call whose function was ended with its lane: it took too long, or more memory than there is. */
export class FunctionEnded extends Error {
  constructor(readonly error: FunctionError) {
    super(error.message);
  }
}

/** A live session's state was lost with its lane; the session has to be set up again. */
export class LaneRestarted extends Error {}

/** The thread's heap was full; Node has ended it. */
export function isOutOfMemory(error: Error): boolean {
  return "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";
}
