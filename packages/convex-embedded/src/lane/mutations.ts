import { resolveCommitTs } from "../db/commit";
import type { Database, Transaction } from "../db/types";
import { Execution, type FunctionHost } from "../exec/execution";
import { calledByJob, NOBODY } from "../exec/deployment";
import { hostFailure, type Outcome } from "../exec/outcome";
import { outcomeOf, runTransaction } from "../exec/runTransaction";
import { jobState, stageOutcome, type DueJob } from "../sched/jobStore";
import type { FunctionCall, SessionRequest } from "./protocol";
import { recall, rememberedEntry } from "./replays";

/** Commits an execution inside the lane's current group; `meta` goes with it. */
export type Commit = (execution: Execution, meta?: readonly [string, unknown][]) => void;

/** How often Convex runs a mutation again whose data was changed under it. */
const MAX_RETRIES = 4;
const CONFLICT = "Data read or written in this mutation changed while it was being run. Consider reducing the amount of data read by using indexed queries with selective index range expressions (https://docs.convex.dev/database/indexes/).";

type MutationCall = Omit<Parameters<typeof runTransaction>[2], "kind" | "journal">;

/**
 * Runs a mutation's function. The lane has no conflicts of its own; `host.conflicts` makes some up, as a test of
 * code that production may run several times: what a run did is dropped and the function begins again.
 */
async function runMutationFunction(host: FunctionHost, call: MutationCall, first: (tx: Transaction) => unknown = () => {}) {
  for (let conflicts = 0; ; conflicts += 1) {
    const tx = host.db.begin("mutation");
    first(tx);
    const finished = await runTransaction(host, tx, { ...call, kind: "mutation", journal: null });
    if (!finished.result.ok || conflicts >= host.conflicts) return { tx, ...finished };
    if (conflicts === MAX_RETRIES) return { tx, execution: finished.execution, result: { ok: false, error: { message: CONFLICT } } } as const;
  }
}

/** Runs a mutation once: a session that repeats a request gets the answer of the first time. */
export async function runMutation(host: FunctionHost, commit: Commit, call: FunctionCall & { session: SessionRequest | null }): Promise<Outcome> {
  const known = call.session === null ? null : recall(host.db, call.session, Date.now());
  if (known !== null) return { ok: true, ...known };
  const { execution, result } = await runMutationFunction(host, call);
  const outcome = outcomeOf(result, execution);
  if (!outcome.ok) return outcome;
  try {
    return { ...outcome, value: commitAnswered(host, commit, execution, outcome, call.session) };
  } catch (error) {
    return { ok: false, error: hostFailure(error), logLines: outcome.logLines };
  }
}

/** Commits a mutation together with the answer that its session may ask for again. An answer with the timestamp of the commit is known, and written, right after it and within the same flush. */
function commitAnswered(host: FunctionHost, commit: Commit, execution: Execution, { value, logLines }: { value: string; logLines: string[] }, session: SessionRequest | null): string {
  const { tx } = execution;
  const remembered = (answer: string) => (session === null ? [] : [rememberedEntry(session, { value: answer, logLines }, tx.now)]);
  if (!tx.hasWrites || resolveCommitTs(value, 0n) === value) {
    commit(execution, remembered(value));
    return value;
  }
  commit(execution);
  const resolved = resolveCommitTs(value, host.db.latest);
  commit(hostExecution(host, host.db), remembered(resolved));
  return resolved;
}

/**
 * Runs a scheduled mutation and writes its end in the same commit, so that it happens exactly once. One that
 * throws is not repeated: its writes are dropped and the failure is recorded.
 */
export async function runMutationJob(host: FunctionHost, commit: Commit, job: DueJob): Promise<{ ran: boolean; outcome: Outcome | null }> {
  const isPending = (tx: Transaction) => jobState(tx, job.id) === "pending";
  if (!isPending(host.db.begin("mutation"))) return { ran: false, outcome: null };
  // The row is among what the mutation's own transaction has read.
  const { tx, execution, result } = await runMutationFunction(host, {
    component: job.component,
    path: job.name,
    args: JSON.parse(job.args),
    caller: calledByJob(job.id),
    allowInternal: true,
  }, isPending);
  const outcome = outcomeOf(result, execution);
  if (outcome.ok) {
    stageOutcome(tx, execution.effects, job.id, { kind: "success" });
    commit(execution);
  } else {
    writeJobFailure(host, commit, job.id, outcome.error.message);
  }
  return { ran: true, outcome };
}

function writeJobFailure(host: FunctionHost, commit: Commit, id: string, error: string): void {
  const execution = hostExecution(host, host.db);
  stageOutcome(execution.tx, execution.effects, id, { kind: "failed", error });
  commit(execution);
}

/** A transaction of the host's own, for rows that no function writes. */
export function hostExecution(host: FunctionHost, db: Database): Execution {
  return new Execution(host, db.begin("mutation", { system: true }), NOBODY, null);
}
