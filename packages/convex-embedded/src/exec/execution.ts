import type { JSONValue } from "convex/values";
import type { Database, Transaction } from "../db/types";
import { LogLines } from "../runtime/logLines";
import type { JsonObject } from "../runtime/json";
import type { Rejections } from "../runtime/rejections";
import type { RunningCode } from "./componentCode";
import type { Caller } from "./deployment";
import { StagedEffects } from "./effects";
import type { FunctionTable } from "./functionTable";
import type { Invocation } from "./invocation";

/** What functions of one deployment version run on; replaced as a whole by a push or a change of variables. */
export interface FunctionHost {
  readonly db: Database;
  readonly functions: FunctionTable;
  /** What functions of the app and of each component run in. */
  readonly code: { of(component: string): RunningCode };
  readonly rejections: Pick<Rejections, "during">;
  /** How many conflicts each mutation meets that nobody caused. */
  readonly conflicts: number;
  /** Origin that storage and upload URLs start with. */
  readonly origin: string;
  readonly instanceName: string;
  /** Signs a token that allows one upload to a component's storage; valid for an hour. */
  signUpload(component: string): string;
  /** Signs what a mutation of a component claims, with the deployment's key. `now`: milliseconds. */
  signJwt(options: JsonObject, component: string, now: number): string;
  /** A job was committed for this time (milliseconds). */
  wakeScheduler(scheduledTime: number): void;
  deleteBlob(blob: string): void;
  /** Names of variables that the deployment sets itself. */
  readonly builtInVariables: ReadonlySet<string>;
  /** Every function of a component with its validators, in the form `convex function-spec` prints. */
  apiSpec(component: string): JSONValue;
  /** The schema of a component as it was pushed, as JSON text; "null" without one. */
  schemaText(component: string): string;
  /** Every component that is mounted, for system queries. */
  components(): JSONValue;
}

/** One top-level query or mutation: a transaction and everything nested functions share with it. */
export class Execution {
  readonly logs = new LogLines();
  readonly effects = new StagedEffects();
  /** Innermost last; the realms that have to be drained while the execution waits. */
  readonly active: Invocation[] = [];
  identityRead = false;
  /** The result depends on the clock and must not be reused for long. */
  timeRead = false;
  journalOut: string | null = null;

  constructor(
    readonly host: FunctionHost,
    readonly tx: Transaction,
    readonly caller: Caller,
    /** End of the page of the previous run, so that a live page grows instead of sliding. */
    readonly journalIn: string | null,
  ) {}

  readIdentity(): string {
    this.identityRead = true;
    return this.caller.identity ?? "null";
  }
}
