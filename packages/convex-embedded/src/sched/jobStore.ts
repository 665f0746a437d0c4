import { getConvexSize, jsonToConvex, type JSONValue, type Value } from "convex/values";
import type { Database, Document, Transaction } from "../db/types";
import type { StagedEffects } from "../exec/effects";
import { ROOT_COMPONENT } from "../runtime/paths";
import { idProblem } from "../values/index";

/** State of a row of `_scheduled_functions`, as `convex/server` documents it. */
export type JobState =
  | { kind: "pending" }
  | { kind: "inProgress" }
  | { kind: "success" }
  | { kind: "failed"; error: string }
  | { kind: "canceled" };

/** A function to run later. Its component may be another than the one whose job it is. */
export interface JobRequest {
  component: string;
  /** Canonical function path. */
  name: string;
  args: JSONValue;
  /** Milliseconds since the epoch. */
  scheduledTime: number;
  /** The job that the scheduling function is part of, if it is. */
  parent?: string;
}

/** A job whose time has come. */
export interface DueJob {
  id: string;
  /** Component of the function. */
  component: string;
  /** Canonical function path. */
  name: string;
  /** JSON text of the argument object. */
  args: string;
  /** Milliseconds since the epoch. */
  scheduledTime: number;
}

const TABLE = "_scheduled_functions";
const KEEP_FINISHED_MS = 7 * 24 * 3600 * 1000;
const FIVE_YEARS_MS = 5 * 366 * 24 * 3600 * 1000;

/** Meta keys sort by time, so the next job is the first key. Microseconds keep the order of close jobs. */
function timeKey(prefix: string, ms: number, id: string): string {
  return `${prefix}/${String(Math.max(0, Math.round(ms * 1000))).padStart(17, "0")}/${id}`;
}

const pendingKey = (ms: number, id: string) => timeKey("job", ms, id);
const finishedKey = (ms: number, id: string) => timeKey("finishedJob", ms, id);
const runningKey = (id: string) => `runningJob/${id}`;

/**
 * Inserts a pending job into the tables that `tx` sees; `onCommit` tells the executor when it is on disk. What a job
 * schedules after it was cancelled is cancelled from the start.
 */
export function stageJob(
  tx: Transaction,
  effects: StagedEffects,
  job: JobRequest,
  onCommit: (scheduledTime: number) => void,
): string {
  const delta = job.scheduledTime - tx.now;
  if (Math.abs(delta) > FIVE_YEARS_MS) {
    throw new Error(`UnixTimestamp(${job.scheduledTime / 1000}s) is more than 5 years in the ${delta > 0 ? "future" : "past"}`);
  }
  const args: Value = jsonToConvex(job.args);
  tx.metrics.schedule(getConvexSize([args]));
  if (job.parent !== undefined && jobState(tx, job.parent) === "canceled") return stageCancelled(tx, effects, job.name, args);
  const state: JobState = { kind: "pending" };
  const id = tx.asSystem().insert(TABLE, { name: job.name, args: [args], scheduledTime: job.scheduledTime, state });
  effects.put(pendingKey(job.scheduledTime, id), { component: job.component, name: job.name, args: JSON.stringify(job.args), scheduledTime: job.scheduledTime });
  effects.afterCommit(() => onCommit(job.scheduledTime));
  return id;
}

function stageCancelled(tx: Transaction, effects: StagedEffects, name: string, args: Value): string {
  const state: JobState = { kind: "canceled" };
  const id = tx.asSystem().insert(TABLE, { name, args: [args], scheduledTime: tx.now, completedTime: tx.now, state });
  effects.put(finishedKey(tx.now, id), true);
  return id;
}

/** Cancels a job, of the component that `tx` sees, that has not ended; one that is not there any more has. What an action in progress already did stays done. */
export function cancelJob(tx: Transaction, effects: StagedEffects, id: string): void {
  const problem = idProblem(id);
  if (problem !== null) throw new Error(`Invalid argument \`id\` for \`db.cancel_job\`: ${problem}`);
  if (tx.asSystem().normalizeId(TABLE, id) === null) throw new Error(`Invalid scheduled function ID. The ID must be an ID on the '${TABLE}' table.`);
  const job = tx.asSystem().get(id);
  if (job === null) return;
  const kind = stateOf(job);
  if (kind === "pending" || kind === "inProgress") stageEnd(tx, effects, job, { kind: "canceled" });
}

/** The state a job of any component has in this transaction, or null when its row is gone. */
export function jobState(tx: Transaction, id: string): JobState["kind"] | null {
  const job = tx.asSystem().inNamespaceOf(id).get(id, TABLE);
  return job === null ? null : stateOf(job);
}

export function stageProgress(tx: Transaction, effects: StagedEffects, id: string): void {
  const owner = tx.asSystem().inNamespaceOf(id);
  const job = owner.get(id, TABLE);
  if (job === null) return;
  owner.patch(id, { state: { kind: "inProgress" } });
  effects.put(pendingKey(scheduledTimeOf(job), id), undefined);
  effects.put(runningKey(id), true);
}

/** Writes how a job ended, unless it was cancelled meanwhile. */
export function stageOutcome(tx: Transaction, effects: StagedEffects, id: string, state: JobState): void {
  const job = tx.asSystem().inNamespaceOf(id).get(id, TABLE);
  if (job === null) effects.put(runningKey(id), undefined);
  else if (stateOf(job) === "pending" || stateOf(job) === "inProgress") stageEnd(tx, effects, job, state);
}

function stageEnd(tx: Transaction, effects: StagedEffects, job: Document, state: JobState): void {
  tx.asSystem().inNamespaceOf(job._id).patch(job._id, { state, completedTime: tx.now });
  effects.put(pendingKey(scheduledTimeOf(job), job._id), undefined);
  effects.put(runningKey(job._id), undefined);
  effects.put(finishedKey(tx.now, job._id), true);
}

/** Pending jobs in order of time; the caller compares their time with the clock. */
export function pendingJobs(db: Database, limit: number): DueJob[] {
  return db
    // Without a component: a job of the app, from before there were components.
    .listMeta<Omit<DueJob, "id" | "component"> & { component?: string }>("job/", limit)
    .map(({ key, value }) => ({ id: key.slice(key.lastIndexOf("/") + 1), component: ROOT_COMPONENT, ...value }));
}

/** Actions that were running when the process died: at most once means they are not run again. */
export function interruptedJobs(db: Database): string[] {
  return db.listMeta("runningJob/").map(({ key }) => key.slice(key.lastIndexOf("/") + 1));
}

/** Stages the removal of rows that ended more than seven days ago; answers how many. */
export function stageExpiry(db: Database, tx: Transaction, effects: StagedEffects, now: number): number {
  let removed = 0;
  for (const { key } of db.listMeta("finishedJob/", 500)) {
    const [, time, id] = key.split("/");
    if (time === undefined || id === undefined || Number(time) / 1000 > now - KEEP_FINISHED_MS) break;
    const owner = tx.asSystem().inNamespaceOf(id);
    if (owner.get(id, TABLE) !== null) owner.delete(id);
    effects.put(key, undefined);
    removed += 1;
  }
  return removed;
}

function stateOf(job: Document): JobState["kind"] {
  const state = job.state;
  const kind = typeof state === "object" && state !== null && "kind" in state ? state.kind : undefined;
  if (kind === "pending" || kind === "inProgress" || kind === "success" || kind === "failed" || kind === "canceled") return kind;
  throw new Error(`Scheduled function ${job._id} has no state`);
}

function scheduledTimeOf(job: Document): number {
  if (typeof job.scheduledTime !== "number") throw new Error(`Scheduled function ${job._id} has no time`);
  return job.scheduledTime;
}
