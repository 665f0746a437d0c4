import type { JSONValue } from "convex/values";
import type { ImportMode, ImportTarget, IndexDiff, SchemaJson, SchemaPrediction, Timestamp, VectorMatch, VectorQuery } from "../db/types";
import type { Caller, Deployment } from "../exec/deployment";
import type { Outcome } from "../exec/outcome";
import type { FileRow, ImportedFile } from "../files/rows";
import type { FunctionError } from "../runtime/errors";
import type { JsonObject } from "../runtime/json";
import type { CompiledModule } from "../runtime/modules";
import type { FunctionPath } from "../runtime/paths";
import type { DueJob, JobRequest, JobState } from "../sched/jobStore";
import type { QuerySpec } from "./queryCache";

/** A function call from outside or from an action. */
export interface FunctionCall {
  /** Component path; "" is the app. */
  component: string;
  path: string;
  args: JSONValue;
  caller: Caller;
  allowInternal: boolean;
}

interface PreparedAction {
  path: FunctionPath;
  environment: "isolate" | "node";
  /** There is a validator for the result. */
  checksResult: boolean;
}

/** Names a mutation of a WebSocket session: the same pair is applied once, however often it is sent. */
export interface SessionRequest {
  sessionId: string;
  requestId: number;
}

export interface TransitionRequest {
  session: number;
  caller: Caller;
  /** Forget the session's queries first: the lane or the session is new. */
  reset: boolean;
  add: ({ queryId: number } & QuerySpec)[];
  remove: number[];
}

export interface QueryResult {
  queryId: number;
  outcome: Outcome;
  journal: string | null;
  /** Milliseconds. */
  startedAt: number;
}

/** Everything the main thread asks of the lane, by name; each runs alone and in order. */
interface LaneCalls {
  /** The deployment and its variables, as they were last activated. */
  state: { args: null; result: LaneState };
  query: { args: FunctionCall & { atTs: Timestamp | null }; result: { outcome: Outcome; ts: Timestamp } };
  queryBatch: { args: { queries: FunctionCall[] }; result: { outcomes: Outcome[]; ts: Timestamp } };
  /** A query whose code comes with the call, for `convex run --inline-query`; nothing of it is kept. */
  inlineQuery: { args: { component: string; module: CompiledModule; args: JSONValue }; result: Outcome };
  mutation: { args: FunctionCall & { session: SessionRequest | null }; result: { outcome: Outcome; ts: Timestamp } };
  /** Resolves an action and checks its arguments; what runs it is another thread. */
  prepareAction: { args: FunctionCall; result: { ok: true; action: PreparedAction } | { ok: false; error: FunctionError } };
  /** The matches, or what is wrong with the query. */
  vectorSearch: { args: { component: string; query: VectorQuery }; result: { matches: VectorMatch[] } | { error: string } };
  checkActionResult: { args: { component: string; path: string; value: string }; result: { error: FunctionError | null } };
  transition: { args: TransitionRequest; result: { ts: Timestamp; results: QueryResult[] } };
  closeSession: { args: number; result: null };
  latest: { args: null; result: Timestamp };
  /** The same, for a client that will ask for this very state within half a minute. */
  snapshotTs: { args: null; result: Timestamp };
  /** What is wrong with a schema in itself, such as an index on nothing; null: nothing. */
  validateSchema: { args: { schema: SchemaJson; component: string }; result: string | null };
  predictSchema: { args: { schema: SchemaJson | null; component: string }; result: SchemaPrediction };
  checkSchema: { args: { schema: SchemaJson; component: string }; result: { ok: true } | { ok: false; tableName: string; error: string } };
  /** Answers what happened to the indexes of the app and of each component, by component path. */
  activate: { args: Deployment; result: Record<string, IndexDiff> };
  /** Component paths that were ever mounted. */
  knownComponents: { args: null; result: string[] };
  setEnv: { args: Record<string, string | null>; result: Record<string, string> };
  dueJobs: { args: { now: number; limit: number; except: string[] }; result: { due: DueJob[]; next: number | null } };
  /** Runs a scheduled mutation; its end is written in the same commit. False: not this lane's to run. */
  runMutationJob: { args: DueJob; result: { ran: boolean; outcome: Outcome | null } };
  startActionJob: { args: string; result: boolean };
  endActionJob: { args: { id: string; state: JobState }; result: null };
  interruptedJobs: { args: null; result: string[] };
  expireJobs: { args: { now: number }; result: number };
  /** `owner` is the component whose job it is; the function may be another's. */
  schedule: { args: { owner: string; job: JobRequest }; result: { id: string } | { error: string } };
  cancelJob: { args: { owner: string; id: string }; result: { error: string | null } };
  cronState: { args: null; result: CronState };
  /** Schedules one run of a cron job unless its last one still runs, and notes the next time, in one commit. */
  fireCron: { args: { key: string; next: number; job: JobRequest }; result: { fired: boolean } };
  /** Replaces the next times; jobs that are not among them are forgotten. */
  planCrons: { args: Record<string, number>; result: null };
  addFile: { args: { component: string; file: Omit<FileRow, "id"> }; result: string };
  findFile: { args: { component: string; id: string } | { blob: string }; result: FileRow | null };
  removeFile: { args: { component: string; id: string }; result: { error: string | null } };
  unreferencedBlobs: { args: string[]; result: string[] };
  /** Starts an import and answers its handle; `add`, `finish` and `abandon` as in `db/types.ts`. */
  startImport: { args: { mode: ImportMode; targets: ImportTarget[] }; result: string };
  addImported: { args: { handle: string; component: string; table: string; documents: JsonObject[] }; result: null };
  finishImport: { args: { handle: string; files: ImportedFile[] }; result: null };
  abandonImport: { args: string; result: null };
  /** Writes a row of a system table that the host keeps; a null `id` adds one. Answers its id. */
  putSystemRow: { args: { table: string; id: string | null; value: JsonObject }; result: string };
  /** Every table of every component, mounted or not, with how many documents it has. */
  tableCounts: { args: null; result: { component: string; name: string; documents: number }[] };
  systemRows: { args: string; result: JsonObject[] };
  backup: { args: string; result: null };
  /** Deletes what sessions were promised to be remembered for; `before` in milliseconds. */
  forgetSessions: { args: { now: number }; result: number };
}

/** Next time (milliseconds) and last job of each cron job, by a key that changes with its schedule. */
export type CronState = Record<string, { next: number; lastJob: string | null }>;

interface LaneState {
  deployment: Deployment | null;
  env: Record<string, string>;
  latest: Timestamp;
}

export type CallName = keyof LaneCalls;
export type Args<K extends CallName> = LaneCalls[K]["args"];
export type Answer<K extends CallName> = LaneCalls[K]["result"];

export type LaneMessage<K extends CallName = CallName> = { [P in K]: { id: number; name: P; args: Args<P> } }[K];

export type LaneEvent =
  | { type: "answer"; id: number; value: Answer<CallName> }
  | { type: "error"; id: number; message: string }
  /** Queries of these sessions no longer hold. */
  | { type: "stale"; sessions: number[] }
  | { type: "jobs"; next: number }
  | { type: "deleteBlob"; blob: string }
  | { type: "ready" };

/** What a lane is started with. */
export interface LaneOptions {
  dataDir: string;
  origin: string;
  siteOrigin: string;
  instanceName: string;
  /** Hexadecimal; signs upload tokens. */
  uploadSecret: string;
  tokenSecret: string;
  freshRealms: boolean;
  conflicts: number;
  control: SharedArrayBuffer;
  /** Queries that an earlier lane ended with, by `condemnedKey`, and what they answer until the next push. */
  condemned: Record<string, string>;
}

/** How much a function may take before its lane is ended. */
export interface LaneLimits {
  /** Milliseconds by the wall clock. */
  functionMs: number;
  /**
   * MiB of the lane's heap, everything in it. V8 lets a heap that may have 2 GiB or more grow to four times what it
   * holds before it looks for what can go, and one with a lower limit by about half.
   */
  heapMb: number;
}

export function condemnedKey({ component, path, args }: Pick<FunctionCall, "component" | "path" | "args">): string {
  return JSON.stringify([component, path, args]);
}
