import type { JSONValue } from "convex/values";
import { Callers, type Session } from "../auth/callers";
import type { IndexDiff, Timestamp } from "../db/types";
import type { FileStore } from "../files/fileStore";
import { LaneTimeout, type LaneClient } from "../lane/laneClient";
import type { SessionRequest } from "../lane/protocol";
import { canonicalPath, type FunctionPath } from "../runtime/paths";
import { ActionPool, type ActionLimits, type ResponseSink } from "./actionPool";
import type { PlainRequest } from "./actionProtocol";
import { actionServices } from "./actionSyscalls";
import { type Caller, type Deployment, type FunctionKind } from "./deployment";
import { FunctionTable } from "./functionTable";
import { hostFailure, type Outcome } from "./outcome";

interface HostSettings {
  origin: string;
  siteOrigin: string;
  instanceName: string;
  adminKey: string;
  uploadSecret: string;
  limits: ActionLimits;
}

/** Told of every finished function, for `convex logs`. */
type CompletionListener = (completion: { kind: FunctionKind | "httpAction"; path: string; outcome: Outcome; startedAt: number }) => void;

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
  ) {
    this.callers = new Callers(settings.adminKey);
    const { origin, instanceName, uploadSecret, limits } = settings;
    const runAction = (path: FunctionPath, args: JSONValue, caller: Caller) => this.runAction(canonicalPath(path), args, caller, true);
    this.actions = new ActionPool(actionServices({ lane, files, origin, instanceName, uploadSecret, runAction }), limits);
  }

  static async open(lane: LaneClient, files: FileStore, settings: HostSettings): Promise<DeploymentHost> {
    const host = new DeploymentHost(lane, files, settings);
    const state = await lane.call("state", null);
    host.#use(state.deployment, state.env);
    return host;
  }

  async activate(deployment: Deployment): Promise<IndexDiff> {
    const { indexDiff } = await this.lane.call("activate", deployment);
    this.lane.pardon();
    this.#use(deployment, this.env);
    this.onActivated();
    return indexDiff;
  }

  async setEnv(changes: Record<string, string | null>): Promise<void> {
    this.#use(this.deployment, await this.lane.call("setEnv", changes));
  }

  /** Runs a function of the given kind; null: whatever kind it is. */
  async run(kind: FunctionKind | null, path: string, args: JSONValue, caller: Caller): Promise<Outcome> {
    let known: FunctionKind;
    try {
      known = kind ?? this.functions.kindOf(path, caller.admin);
    } catch (error) {
      return { ok: false, error: hostFailure(error), logLines: [] };
    }
    if (known === "query") return (await this.runQuery(path, args, caller, null)).outcome;
    if (known === "mutation") return (await this.runMutation(path, args, caller, null)).outcome;
    return this.runAction(path, args, caller, caller.admin);
  }

  runQuery(path: string, args: JSONValue, caller: Caller, atTs: Timestamp | null): Promise<{ outcome: Outcome; ts: Timestamp }> {
    return this.#timed("query", path, () => this.lane.call("query", { path, args, caller, allowInternal: caller.admin, atTs }));
  }

  runMutation(path: string, args: JSONValue, caller: Caller, session: SessionRequest | null): Promise<{ outcome: Outcome; ts: Timestamp }> {
    return this.#timed("mutation", path, () => this.lane.call("mutation", { path, args, caller, allowInternal: caller.admin, session }));
  }

  async runAction(path: string, args: JSONValue, caller: Caller, allowInternal: boolean): Promise<Outcome> {
    const startedAt = Date.now();
    const prepared = await this.lane.call("prepareAction", { path, args, caller, allowInternal });
    const outcome: Outcome = prepared.ok ? await this.#act(prepared.action, args, caller) : { ok: false, error: prepared.error, logLines: [] };
    this.onCompletion({ kind: "action", path, outcome, startedAt });
    return outcome;
  }

  async runHttpAction(request: PlainRequest, path: string, caller: Caller, sink: ResponseSink, signal: AbortSignal): Promise<Outcome> {
    const startedAt = Date.now();
    const outcome = await this.actions.runHttp(request, path, caller, sink, signal);
    this.onCompletion({ kind: "httpAction", path: `${request.method} ${path}`, outcome, startedAt });
    return outcome;
  }

  /** The caller of a session, or null once its token has run out. */
  static callerOf(session: Session): Caller | null {
    return session.expiresAt !== null && session.expiresAt <= Date.now() ? null : session.caller;
  }

  async #act(action: { path: FunctionPath; environment: "isolate" | "node"; checksResult: boolean }, args: JSONValue, caller: Caller): Promise<Outcome> {
    const outcome = await this.actions.run(action.path, action.environment, JSON.stringify(args), caller);
    if (!outcome.ok || !action.checksResult) return outcome;
    const { error } = await this.lane.call("checkActionResult", { path: canonicalPath(action.path), value: outcome.value });
    return error === null ? outcome : { ok: false, error, logLines: outcome.logLines };
  }

  async #timed(kind: "query" | "mutation", path: string, run: () => Promise<{ outcome: Outcome; ts: Timestamp }>): Promise<{ outcome: Outcome; ts: Timestamp }> {
    const startedAt = Date.now();
    try {
      const answer = await run();
      this.onCompletion({ kind, path, outcome: answer.outcome, startedAt });
      return answer;
    } catch (error) {
      if (!(error instanceof LaneTimeout)) throw error;
      const outcome: Outcome = { ok: false, error: error.error, logLines: [] };
      this.onCompletion({ kind, path, outcome, startedAt });
      return { outcome, ts: await this.lane.call("latest", null) };
    }
  }

  #use(deployment: Deployment | null, env: Record<string, string>): void {
    const { origin, siteOrigin } = this.settings;
    this.deployment = deployment;
    this.env = env;
    this.functions = new FunctionTable(deployment);
    this.callers.useProviders(deployment?.auth ?? []);
    this.actions.use(deployment, { CONVEX_CLOUD_URL: origin, CONVEX_SITE_URL: siteOrigin, ...env });
  }
}

