import { randomBytes, randomUUID } from "node:crypto";
import type { JSONValue } from "convex/values";
import type { DeploymentHost } from "../exec/deploymentHost";
import type { Deployment } from "../exec/deployment";
import { messageOf } from "../runtime/errors";
import { isObject, type JsonObject } from "../runtime/json";
import { compileModule, type CompiledModule, type ModuleSource } from "../runtime/modules";
import { PushError } from "./analyze";
import { analyzeInThread } from "./analyzeThread";
import { finishPushAnswer, startPushAnswer } from "./pushAnswers";
import { parsePushRequest, type PushRequest } from "./pushRequest";

interface Pending {
  deployment: Deployment;
  /** What was active, and the variables, when the push began; either changing meanwhile is a race. */
  base: Deployment | null;
  env: string;
}

const MAX_PENDING = 8;

/**
 * The push protocol of the official CLI. Until `finish` activates everything at once, nothing that runs is
 * touched: a push that does not load, or whose schema the data does not fit, leaves the old code serving.
 */
export class Pushes {
  readonly #pending = new Map<string, Pending>();

  constructor(
    private readonly host: DeploymentHost,
    private readonly analyzeLimitMs: number,
  ) {}

  configHashes(): JSONValue {
    const { deployment } = this.host;
    return {
      config: { functions: "convex/" },
      moduleHashes: (deployment?.modules ?? []).filter(({ path }) => path !== "schema.js").map(({ path, environment, hash }) => ({ path, environment, hash })),
      udfServerVersion: deployment?.udfServerVersion ?? null,
      nodeDependencies: [],
    };
  }

  async start(body: JsonObject): Promise<JSONValue> {
    const { base, env } = { base: this.host.deployment, env: this.host.env };
    const deployment = await this.#build(parsePushRequest(body), base, env);
    const handle = randomUUID();
    this.#pending.set(handle, { deployment, base, env: JSON.stringify(env) });
    const [oldest] = this.#pending.keys();
    if (this.#pending.size > MAX_PENDING && oldest !== undefined) this.#pending.delete(oldest);
    return startPushAnswer(deployment, env, handle);
  }

  async waitForSchema(body: JsonObject): Promise<JSONValue> {
    const pending = this.#find(body.schemaChange);
    if (pending.base !== this.host.deployment) return { type: "raceDetected" };
    const failure = await this.#schemaFailure(pending.deployment);
    return failure === null ? { type: "complete" } : { type: "failed", componentPath: "", ...failure };
  }

  async finish(body: JsonObject): Promise<JSONValue> {
    const startPush = body.startPush;
    const pending = this.#find(isObject(startPush) ? startPush.schemaChange : undefined);
    if (pending.base !== this.host.deployment) throw new PushError("RaceDetected", "Another push finished while this one was running: push again");
    if (pending.env !== JSON.stringify(this.host.env)) throw new PushError("RaceDetected", "Environment variables have changed during push");
    if (body.dryRun === true) return finishPushAnswer(pending.base, pending.deployment, { added_indexes: [], removed_indexes: [] });
    const failure = await this.#schemaFailure(pending.deployment);
    if (failure !== null) throw new PushError("RaceDetected", `Documents changed during push: ${failure.error}`);
    const indexDiff = await this.host.activate(pending.deployment);
    return finishPushAnswer(pending.base, pending.deployment, indexDiff);
  }

  async #build(request: PushRequest, base: Deployment | null, env: Record<string, string>): Promise<Deployment> {
    const sources = [...request.changed, ...(request.schema === null ? [] : [request.schema])];
    const kept = request.unchanged.map(({ path, sha256 }) => {
      const module = base?.modules.find((candidate) => candidate.path === path && candidate.hash === sha256);
      if (module === undefined) throw new PushError("RaceDetected", `Module ${path} changed while this push was running: push again`);
      return module;
    });
    const modules = [...kept, ...(await Promise.all(sources.map(compile)))];
    const importTime = Date.now();
    const importSeed = randomBytes(4).readInt32LE();
    const { origin, siteOrigin } = this.host.settings;
    const variables = { CONVEX_CLOUD_URL: origin, CONVEX_SITE_URL: siteOrigin, ...env };
    const analysis = await analyzeInThread({ modules, env: variables, importTime, importSeed }, this.analyzeLimitMs);
    return { ...analysis, modules, importTime, importSeed, udfServerVersion: request.udfServerVersion };
  }

  async #schemaFailure({ schema }: Deployment): Promise<{ error: string; tableName: string } | null> {
    if (schema === null) return null;
    const check = await this.host.lane.call("checkSchema", schema);
    return check.ok ? null : { error: check.error, tableName: check.tableName };
  }

  #find(schemaChange: JSONValue | undefined): Pending {
    const handle = isObject(schemaChange) ? schemaChange.pushHandle : undefined;
    const pending = typeof handle === "string" ? this.#pending.get(handle) : undefined;
    if (pending === undefined) throw new PushError("RaceDetected", "This push is not known any more: push again");
    return pending;
  }
}

async function compile(module: ModuleSource): Promise<CompiledModule> {
  try {
    return await compileModule(module);
  } catch (error) {
    throw new PushError("InvalidModules", `Could not compile ${module.path}: ${messageOf(error)}`);
  }
}
