import type { JSONValue } from "convex/values";
import type { Transaction } from "../db/types";
import { describeThrown } from "../runtime/errors";
import { parseFunctionPath } from "../runtime/paths";
import type { Caller } from "./deployment";
import { Execution, type FunctionHost } from "./execution";
import { Invocation, type Result } from "./invocation";
import { hostFailure, type Outcome } from "./outcome";

/** How long a function may wait for something that the host knows nothing of before it counts as stuck. */
const STUCK_AFTER_MS = 500;

interface TransactionCall {
  kind: "query" | "mutation";
  /** Component path; "" is the app. */
  component: string;
  path: string;
  /** Argument object as convex JSON. */
  args: JSONValue;
  caller: Caller;
  /** Internal functions may be named: actions, schedules and admins. */
  allowInternal: boolean;
  journal: string | null;
}

interface FinishedExecution {
  execution: Execution;
  result: Result;
}

/** Runs one query or mutation function on `tx`, without committing. A promise that it left rejected and unhandled fails it. */
export async function runTransaction(host: FunctionHost, tx: Transaction, call: TransactionCall): Promise<FinishedExecution> {
  const { value: finished, unhandled } = await host.rejections.during(() => runFunction(host, tx, call));
  for (const warning of tx.metrics.warnings()) finished.execution.logs.warn(warning);
  if (unhandled === null || !finished.result.ok) return finished;
  return { ...finished, result: { ok: false, error: describeThrown(unhandled, host.code.of(call.component).maps) } };
}

/** Answers at once when the function ends within one burst of microtasks, as nearly all do, else a promise. */
function runFunction(host: FunctionHost, tx: Transaction, call: TransactionCall): FinishedExecution | Promise<FinishedExecution> {
  const execution = new Execution(host, tx, call.caller, call.journal);
  let invocation: Invocation;
  try {
    const fn = host.functions.resolve(parseFunctionPath(call.path, call.component), call.kind, call.allowInternal || call.caller.admin);
    invocation = Invocation.start(execution, fn, call.args);
  } catch (error) {
    return { execution, result: { ok: false, error: hostFailure(error) } };
  }
  if (invocation.result !== null) return { execution, result: invocation.result };
  if (invocation.drainsItself) return new Promise((resolve) => invocation.whenConcluded((result) => resolve({ execution, result })));
  return finishSlowly(execution, invocation);
}

/** Waits for answers of the host (`crypto.subtle`, streams), and ends a function that waits for nothing. */
async function finishSlowly(execution: Execution, invocation: Invocation): Promise<FinishedExecution> {
  let idleMs = 0;
  const waitsForHost = () => execution.active.some((active) => active.waitsForHost);
  for (let round = 0; ; round += 1) {
    const since = Date.now();
    // Most answers are a tick away; after that, waiting a millisecond spares the processor.
    await new Promise((resolve) => (round < 20 ? setImmediate(resolve) : setTimeout(resolve, 1)));
    // What the function itself computes, which may be much between two answers, is no idling.
    idleMs = waitsForHost() ? 0 : idleMs + Date.now() - since;
    for (const active of [...execution.active].reverse()) active.drain();
    if (invocation.result !== null) return { execution, result: invocation.result };
    if (waitsForHost()) idleMs = 0;
    else if (idleMs > STUCK_AFTER_MS) {
      for (const active of [...execution.active].reverse()) active.abandon({ message: "Uncaught Error: Returned promise will never resolve" });
    }
  }
}

/** The end of a query or mutation function, as it leaves the lane. */
export function outcomeOf(result: Result, { logs, tx }: Execution): Outcome {
  const { bytesRead, bytesWritten, documentsRead, documentsWritten } = tx.metrics;
  const common = { logLines: logs.lines, usage: { bytesRead, bytesWritten, documentsRead, documentsWritten } };
  return result.ok ? { ok: true, value: result.json, ...common } : { ok: false, error: result.error, ...common };
}
