import { randomUUID } from "node:crypto";
import type { JSONValue } from "convex/values";
import { checkAppVariables } from "../components/env";
import type { DeploymentHost } from "../exec/deploymentHost";
import { componentPaths, definitionOf, type Deployment } from "../exec/deployment";
import { builtInVariables } from "../exec/componentCode";
import type { NodeDependency } from "../exec/nodePackages";
import { messageOf } from "../runtime/errors";
import type { SchemaPrediction } from "../db/types";
import { isObject, type JsonObject } from "../runtime/json";
import { buildDeployment } from "./buildDeployment";
import { evaluatePushAnswer, evaluateSchemaAnswer, type ComponentPrediction } from "./evaluateAnswers";
import { finishPushAnswer, startPushAnswer } from "./pushAnswers";
import { PushError } from "./pushError";
import { parsePushRequest, schemasOnly } from "./pushRequest";

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
      nodeDependencies: (deployment?.nodeDependencies ?? []).map(({ name, version }) => ({ name, version })),
    };
  }

  async start(body: JsonObject): Promise<JsonObject> {
    const { base, env } = { base: this.host.deployment, env: this.host.env };
    const builtIn = builtInVariables(this.host.settings);
    const request = parsePushRequest(body);
    const packages = await this.#packagesFor(request.nodeDependencies);
    const deployment = await buildDeployment(request, { base, env, builtIn, analyzeLimitMs: this.analyzeLimitMs, packages });
    await this.#refuseImpossibleSchemas(deployment);
    const handle = randomUUID();
    this.#pending.set(handle, { deployment, base, env: JSON.stringify(env) });
    const [oldest] = this.#pending.keys();
    if (this.#pending.size > MAX_PENDING && oldest !== undefined) this.#pending.delete(oldest);
    return startPushAnswer(deployment, env, handle);
  }

  /** What a push would do to indexes; nothing is kept of it. */
  async evaluatePush(body: JsonObject): Promise<JSONValue> {
    return evaluatePushAnswer(await this.#predictions(body));
  }

  /** The same in detail, with the documents that would have to be walked. */
  async evaluateSchema(body: JsonObject): Promise<JSONValue> {
    return evaluateSchemaAnswer(await this.#predictions(body), this.host.deployment);
  }

  /** What a push would do to the app's tables. */
  async predictApp(body: JsonObject): Promise<SchemaPrediction> {
    const [app] = await this.#predictions(body);
    if (app === undefined) throw new PushError("BadPushRequest", "The push has no app definition");
    return app.prediction;
  }

  /** Why the app's documents do not fit a schema, or null. */
  async appSchemaFailure(body: JsonObject): Promise<{ error: string; tableName: string } | null> {
    return this.#schemaFailure(await this.#buildSchemas(body));
  }

  /** Schemas alone: without the app's functions. */
  async #buildSchemas(body: JsonObject): Promise<Deployment> {
    const { base, env, settings } = { base: this.host.deployment, env: this.host.env, settings: this.host.settings };
    const deployment = await buildDeployment(schemasOnly(parsePushRequest(body)), { base, env, builtIn: builtInVariables(settings), analyzeLimitMs: this.analyzeLimitMs, packages: this.host.packages.directoryOf([]) });
    await this.#refuseImpossibleSchemas(deployment);
    return deployment;
  }

  async #predictions(body: JsonObject): Promise<ComponentPrediction[]> {
    const deployment = await this.#buildSchemas(body);
    const predictions: ComponentPrediction[] = [];
    for (const component of componentPaths(deployment)) {
      const schema = definitionOf(deployment, component)?.schema ?? null;
      const prediction = await this.host.lane.call("predictSchema", { schema, component });
      predictions.push({ component, definition: deployment.mounts[component]?.definition ?? "", schemaValidation: schema?.schemaValidation ?? false, prediction });
    }
    return predictions;
  }

  async waitForSchema(body: JsonObject): Promise<JsonObject> {
    const pending = this.#find(body.schemaChange);
    if (pending.base !== this.host.deployment) return { type: "raceDetected" };
    const failure = await this.#schemaFailure(pending.deployment);
    return failure === null ? { type: "complete" } : { type: "failed", ...failure };
  }

  async finish(body: JsonObject): Promise<JSONValue> {
    const startPush = body.startPush;
    const pending = this.#find(isObject(startPush) ? startPush.schemaChange : undefined);
    if (pending.base !== this.host.deployment) throw new PushError("RaceDetected", "Another push finished while this one was running: push again");
    if (pending.env !== JSON.stringify(this.host.env)) throw new PushError("RaceDetected", "Environment variables have changed during push");
    checkAppVariables(pending.deployment.config.env, this.host.env);
    const known = await this.host.lane.call("knownComponents", null);
    if (body.dryRun === true) return finishPushAnswer(pending.base, pending.deployment, {}, known);
    const failure = await this.#schemaFailure(pending.deployment);
    if (failure !== null) throw new PushError("RaceDetected", `Documents changed during push: ${failure.error}`);
    const indexDiffs = await this.host.activate(pending.deployment);
    return finishPushAnswer(pending.base, pending.deployment, indexDiffs, known);
  }

  async #packagesFor(dependencies: NodeDependency[]): Promise<string> {
    try {
      return await this.host.packages.prepare(dependencies);
    } catch (error) {
      throw new PushError("InvalidExternalModules", messageOf(error));
    }
  }

  async #refuseImpossibleSchemas(deployment: Deployment): Promise<void> {
    for (const component of componentPaths(deployment)) {
      const schema = definitionOf(deployment, component)?.schema ?? null;
      const problem = schema === null ? null : await this.host.lane.call("validateSchema", { schema, component });
      if (problem !== null) throw new PushError("SchemaDefinitionError", component === "" ? problem : `In component "${component}": ${problem}`);
    }
  }

  /** The first component, the app first of all, whose documents do not fit. */
  async #schemaFailure(deployment: Deployment): Promise<{ componentPath: string; error: string; tableName: string } | null> {
    for (const componentPath of componentPaths(deployment)) {
      const schema = definitionOf(deployment, componentPath)?.schema ?? null;
      if (schema === null) continue;
      const check = await this.host.lane.call("checkSchema", { schema, component: componentPath });
      if (!check.ok) return { componentPath, error: check.error, tableName: check.tableName };
    }
    return null;
  }

  #find(schemaChange: JSONValue | undefined): Pending {
    const handle = isObject(schemaChange) ? schemaChange.pushHandle : undefined;
    const pending = typeof handle === "string" ? this.#pending.get(handle) : undefined;
    if (pending === undefined) throw new PushError("RaceDetected", "This push is not known any more: push again");
    return pending;
  }
}
