import type { JSONValue } from "convex/values";
import { Callers, type Session } from "../auth/callers";
import type { IndexDiff, Timestamp } from "../db/types";
import type { FileStore } from "../files/fileStore";
import type { LaneClient } from "../lane/laneClient";
import { FunctionEnded } from "../lane/laneErrors";
import type { FunctionCall, SessionRequest } from "../lane/protocol";
import { messageOf } from "../runtime/errors";
import { canonicalPath, parseFunctionPath, ROOT_COMPONENT, type FunctionPath } from "../runtime/paths";
import { builtInVariables } from "./componentCode";
import { ActionPool, type ActionLimits, type HttpExchange } from "./actionPool";
import type { PlainRequest } from "./actionProtocol";
import { actionServices } from "./actionSyscalls";
import { type Caller, type Deployment, type FunctionKind } from "./deployment";
import { FunctionTable } from "./functionTable";
import type { NodePackages } from "./nodePackages";
import { hostFailure, redacted, type Outcome } from "./outcome";

interface HostSettings {
  origin: string;
  siteOrigin: string;
  instanceName: string;
  adminKey: string;
  uploadSecret: string;
  tokenSecret: string;
  redactErrors: boolean;
  limits: ActionLimits;
}

/** Told of every finished function, for `convex logs`. */
type CompletionListener = (completion: { kind: FunctionKind | "httpAction"; component?: string; path: string; outcome: Outcome; startedAt: number }) => void;

/** The deployment as the main thread sees it: what is active, and the one way to run a function. */
export class DeploymentHost {
  readonly callers: Callers;
  readonly actions: ActionPool;
  deployment: Deployment | null = null;
  env: Record<string, string> = {};
  functions = new FunctionTable(null);
  onCompletion: CompletionListener = () => {};
  /** Crons have changed with the code. */
  onActivated: () => void = () => {};

  private constructor(
    readonly lane: LaneClient,
    readonly files: FileStore,
    readonly settings: HostSettings,
    readonly packages: NodePackages,
  ) {
    this.callers = new Callers(settings.adminKey);
    const { origin, instanceName, uploadSecret, limits } = settings;
    const runAction = (path: FunctionPath, args: JSONValue, caller: Caller) => this.runAction(canonicalPath(path), args, caller, true, path.component);
    this.actions = new ActionPool(actionServices({ lane, files, origin, instanceName, uploadSecret, functions: () => this.functions, runAction, runTransaction: (kind, call) => this.#runTransaction(kind, call) }), limits);
  }

  static async open(lane: LaneClient, files: FileStore, settings: HostSettings, packages: NodePackages): Promise<DeploymentHost> {
    const host = new DeploymentHost(lane, files, settings, packages);
    const state = await lane.call("state", null);
    const dependencies = state.deployment?.nodeDependencies ?? [];
    await packages.keepOnly(dependencies);
    // They are gone where a data directory was moved without them. Everything else works without.
    await packages.prepare(dependencies).catch((error: unknown) => process.stderr.write(`convex-embedded: ${messageOf(error)}\n`));
    host.#use(state.deployment, state.env);
    return host;
  }

  /** Answers what happened to the indexes of the app and of each component. */
  async activate(deployment: Deployment): Promise<Record<string, IndexDiff>> {
    const indexDiffs = await this.lane.call("activate", deployment);
    this.lane.pardon();
    this.#use(deployment, this.env);
    this.onActivated();
    return indexDiffs;
  }

  async setEnv(changes: Record<string, string | null>): Promise<void> {
    this.#use(this.deployment, await this.lane.call("setEnv", changes));
  }

  /** Runs a function of the given kind; null: whatever kind it is. */
  async run(kind: FunctionKind | null, path: string, args: JSONValue, caller: Caller, component: string = ROOT_COMPONENT): Promise<Outcome> {
    let known: FunctionKind;
    try {
      known = kind ?? this.functions.kindOf(parseFunctionPath(path, component), caller.admin);
    } catch (error) {
      return { ok: false, error: hostFailure(error), logLines: [] };
    }
    if (known === "query") return (await this.runQuery(path, args, caller, null, component)).outcome;
    if (known === "mutation") return (await this.runMutation(path, args, caller, null, component)).outcome;
    return this.runAction(path, args, caller, caller.admin, component);
  }

  runQuery(path: string, args: JSONValue, caller: Caller, atTs: Timestamp | null, component: string = ROOT_COMPONENT): Promise<{ outcome: Outcome; ts: Timestamp }> {
    return this.#timed("query", component, path, () => this.lane.call("query", { component, path, args, caller, allowInternal: caller.admin, atTs }));
  }

  runMutation(path: string, args: JSONValue, caller: Caller, session: SessionRequest | null, component: string = ROOT_COMPONENT): Promise<{ outcome: Outcome; ts: Timestamp }> {
    return this.#timed("mutation", component, path, () => this.lane.call("mutation", { component, path, args, caller, allowInternal: caller.admin, session }));
  }

  async runAction(path: string, args: JSONValue, caller: Caller, allowInternal: boolean, component: string = ROOT_COMPONENT): Promise<Outcome> {
    const startedAt = Date.now();
    const prepared = await this.lane.call("prepareAction", { component, path, args, caller, allowInternal });
    const outcome: Outcome = prepared.ok ? await this.#act(prepared.action, args, caller) : { ok: false, error: prepared.error, logLines: [] };
    this.onCompletion({ kind: "action", component, path, outcome, startedAt });
    return outcome;
  }

  /** `target`: whose `http.ts` answers, and the path that its router sees. */
  async runHttpAction(request: PlainRequest, target: { component: string; path: string }, caller: Caller, exchange: HttpExchange, signal: AbortSignal): Promise<Outcome> {
    const startedAt = Date.now();
    const { component, path } = target;
    const outcome = await this.actions.runHttp(request, target, caller, exchange, signal);
    this.onCompletion({ kind: "httpAction", component, path: `${request.method} ${path}`, outcome, startedAt });
    return outcome;
  }

  /** A live query was evaluated, for the log; the system's own are none of the developer's. */
  liveQueryRan({ component, path }: { component: string; path: string }, outcome: Outcome, startedAt: number): void {
    if (!path.startsWith("_system/")) this.onCompletion({ kind: "query", component, path, outcome, startedAt });
  }

  /** How a function ended, as far as this caller may know it. */
  shown(outcome: Outcome, caller: Caller): Outcome {
    return this.settings.redactErrors && !caller.admin ? redacted(outcome) : outcome;
  }

  /** The caller of a session, or null once its token has run out. */
  static callerOf(session: Session): Caller | null {
    return session.expiresAt !== null && session.expiresAt <= Date.now() ? null : session.caller;
  }

  async #act(action: { path: FunctionPath; environment: "isolate" | "node"; checksResult: boolean }, args: JSONValue, caller: Caller): Promise<Outcome> {
    const outcome = await this.actions.run(action.path, action.environment, JSON.stringify(args), caller);
    if (!outcome.ok || !action.checksResult) return outcome;
    const { error } = await this.lane.call("checkActionResult", { component: action.path.component, path: canonicalPath(action.path), value: outcome.value });
    return error === null ? outcome : { ok: false, error, logLines: outcome.logLines };
  }

  /** A query or mutation that an action runs. */
  async #runTransaction(kind: "query" | "mutation", call: FunctionCall): Promise<Outcome> {
    const run = () => (kind === "query" ? this.lane.call("query", { ...call, atTs: null }) : this.lane.call("mutation", { ...call, session: null }));
    return (await this.#timed(kind, call.component, call.path, run)).outcome;
  }

  async #timed(kind: "query" | "mutation", component: string, path: string, run: () => Promise<{ outcome: Outcome; ts: Timestamp }>): Promise<{ outcome: Outcome; ts: Timestamp }> {
    const startedAt = Date.now();
    try {
      const answer = await run();
      this.onCompletion({ kind, component, path, outcome: answer.outcome, startedAt });
      return answer;
    } catch (error) {
      if (!(error instanceof FunctionEnded)) throw error;
      const outcome: Outcome = { ok: false, error: error.error, logLines: [] };
      this.onCompletion({ kind, component, path, outcome, startedAt });
      return { outcome, ts: await this.lane.call("latest", null) };
    }
  }

  #use(deployment: Deployment | null, env: Record<string, string>): void {
    this.deployment = deployment;
    this.env = env;
    this.functions = new FunctionTable(deployment);
    this.callers.useProviders(deployment?.auth ?? []);
    this.actions.use(deployment, env, builtInVariables(this.settings), this.packages.directoryOf(deployment?.nodeDependencies ?? []));
  }
}

