import { randomUUID } from "node:crypto";
import type { JSONValue } from "convex/values";
import type { DescribedIndex } from "../db/types";
import { isObject, list, optionalText, text, type JsonObject } from "../runtime/json";
import { PushError } from "./pushError";
import type { Pushes } from "./pushes";

/** Schemas that were prepared and not pushed yet. */
const MAX_PREPARED = 8;
const SCHEMA_STATE = /^\/api\/schema_state\/([^/]+)$/;

/**
 * The push of the CLI before 1.28, for apps without components (`cli/lib/indexes.ts` and `config.ts` there): a schema
 * is prepared and asked about, then everything is pushed at once. Here it is the later protocol in other words, so
 * nothing changes before the end.
 */
export class EarlierPushes {
  readonly #schemas = new Map<string, JSONValue>();

  constructor(private readonly pushes: Pushes) {}

  async prepareSchema(body: JsonObject): Promise<JSONValue> {
    const { bundle } = body;
    if (!isObject(bundle)) throw new PushError("BadPushRequest", "The push has no schema");
    const prediction = await this.pushes.predictApp(pushOf({ schema: bundle, functions: [], udfServerVersion: "" }));
    const schemaId = randomUUID();
    this.#schemas.set(schemaId, bundle);
    const [oldest] = this.#schemas.keys();
    if (this.#schemas.size > MAX_PREPARED && oldest !== undefined) this.#schemas.delete(oldest);
    const changed = (change: string) => prediction.indexes.filter((index) => index.change === change).map(indexMetadata);
    return { schemaId, added: changed("added"), dropped: changed("dropped"), enabled: changed("enabled"), disabled: changed("disabled") };
  }

  /** Whether the documents fit a schema that was prepared. Indexes are filled when it is pushed. */
  async schemaState(path: string): Promise<JSONValue> {
    const schema = this.#schemas.get(SCHEMA_STATE.exec(path)?.[1] ?? "");
    if (schema === undefined) return { indexes: [], schemaState: { state: "overwritten" } };
    const failure = await this.pushes.appSchemaFailure(pushOf({ schema, functions: [], udfServerVersion: "" }));
    if (failure !== null) return { indexes: [], schemaState: { state: "failed", error: failure.error, tableName: failure.tableName } };
    // Never "active": the CLI would then not push modules that it takes for the same.
    return { indexes: [], schemaState: { state: "validated" } };
  }

  async pushConfig(body: JsonObject): Promise<JSONValue> {
    const schemaId = optionalText(body, "schemaId");
    const schema = schemaId === undefined ? null : this.#schemas.get(schemaId);
    if (schema === undefined) throw new PushError("RaceDetected", "This schema is not known any more: push again");
    const functions = [...list(body, "modules"), ...authModule(body)];
    const startPush = await this.pushes.start({ ...pushOf({ schema, functions, udfServerVersion: text(body, "udfServerVersion") }), nodeDependencies: body.nodeDependencies ?? [] });
    const { type, ...failure } = await this.pushes.waitForSchema(startPush);
    if (type === "failed") throw new PushError("SchemaValidationFailed", String(failure.error));
    await this.pushes.finish({ startPush });
    return {};
  }
}

export function isSchemaState(path: string): boolean {
  return SCHEMA_STATE.test(path);
}

function pushOf({ schema, functions, udfServerVersion }: { schema: JSONValue; functions: JSONValue[]; udfServerVersion: string }): JsonObject {
  return { dryRun: false, nodeDependencies: [], appDefinition: { definition: null, dependencies: [], schema, functions, udfServerVersion }, componentDefinitions: [] };
}

/** Providers from `convex.json`, where they were before there was an `auth.config.ts`. */
function authModule({ config, modules }: JsonObject): JSONValue[] {
  const providers = isObject(config) ? config.authInfo : undefined;
  if (!Array.isArray(providers) || providers.length === 0) return [];
  if (Array.isArray(modules) && modules.some((module) => isObject(module) && module.path === "auth.config.js")) return [];
  return [{ path: "auth.config.js", source: `export default ${JSON.stringify({ providers })};`, environment: "isolate" }];
}

function indexMetadata({ name, type, fields, dimensions, staged }: DescribedIndex): JSONValue {
  const [table = "", ...rest] = name.split(".");
  const [first = "", ...others] = fields;
  const described: JSONValue =
    type === "search" ? { searchField: first, filterFields: others } : type === "vector" ? { vectorField: first, filterFields: others, dimensions: dimensions ?? 0 } : [...fields];
  return { table, name: rest.join("."), fields: described, backfill: { state: "in_progress" }, staged: staged === true };
}
