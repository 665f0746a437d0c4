import type { JSONValue } from "convex/values";
import type { NodeDependency } from "../exec/nodePackages";
import { isObject, list, text, type JsonObject } from "../runtime/json";
import type { ModuleSource } from "../runtime/modules";
import { ROOT_COMPONENT } from "../runtime/paths";
import { PushError } from "./pushError";

/** One definition as it was sent: the app's, or a component's. */
export interface PushedDefinition {
  /** Definition path, "" for the app. */
  path: string;
  /** The bundled `convex.config.ts`; null for an app without one. */
  config: ModuleSource | null;
  /** Definition paths that it imports. */
  dependencies: string[];
  /** Everything else that was sent, the schema under `schema.js`. */
  modules: ModuleSource[];
  /** Modules that stay as they are; only an app's are left out this way. */
  unchanged: { path: string; sha256: string }[];
  udfServerVersion: string;
}

/** What `start_push` sends, as far as this host uses it (`convex` 1.48, `cli/lib/deployApi/startPush.ts`). */
export interface PushRequest {
  dryRun: boolean;
  /** Code is generated for one component alone, under an app that gives it no variables. */
  forCodegen: boolean;
  /** Packages that "use node" modules import from outside the bundle. */
  nodeDependencies: NodeDependency[];
  app: PushedDefinition;
  components: PushedDefinition[];
}

export function parsePushRequest(body: JsonObject): PushRequest {
  const app = body.appDefinition;
  if (!isObject(app)) throw new PushError("BadPushRequest", "The push has no app definition");
  return {
    dryRun: body.dryRun === true,
    forCodegen: body.forCodegen === true,
    nodeDependencies: (body.nodeDependencies == null ? [] : list(body, "nodeDependencies")).map(nodeDependency),
    app: appDefinition(app),
    components: list(body, "componentDefinitions").map((entry) => {
      if (!isObject(entry)) throw new PushError("BadPushRequest", "A component definition is not an object");
      return definition(entry, text(entry, "definitionPath"), list(entry, "functions"));
    }),
  };
}

/** The CLI before 1.31 sends every module, as `functions`; since then only those that changed. */
function appDefinition(app: JsonObject): PushedDefinition {
  if (app.changedModules === undefined) return definition(app, ROOT_COMPONENT, list(app, "functions"));
  return { ...definition(app, ROOT_COMPONENT, list(app, "changedModules")), unchanged: list(app, "unchangedModuleHashes").map(moduleHash) };
}

function definition(entry: JsonObject, path: string, functions: readonly JSONValue[]): PushedDefinition {
  return {
    path,
    config: isObject(entry.definition) ? { ...moduleSource(entry.definition), path: "convex.config.js" } : null,
    dependencies: list(entry, "dependencies").map(String),
    modules: [...functions.map(moduleSource), ...(isObject(entry.schema) ? [{ ...moduleSource(entry.schema), path: "schema.js" }] : [])],
    unchanged: [],
    udfServerVersion: text(entry, "udfServerVersion"),
  };
}

function nodeDependency(entry: JSONValue): NodeDependency {
  if (!isObject(entry)) throw new PushError("BadPushRequest", "A package is not an object");
  return { name: text(entry, "name"), version: text(entry, "version") };
}

function moduleHash(entry: JSONValue): { path: string; sha256: string } {
  if (!isObject(entry)) throw new PushError("BadPushRequest", "A module hash is not an object");
  return { path: text(entry, "path"), sha256: text(entry, "sha256") };
}

function moduleSource(entry: JSONValue): ModuleSource {
  if (!isObject(entry)) throw new PushError("BadPushRequest", "A module is not an object");
  const { sourceMap, environment } = entry;
  return {
    path: text(entry, "path"),
    source: text(entry, "source"),
    sourceMap: typeof sourceMap === "string" ? sourceMap : undefined,
    environment: environment === "node" ? "node" : "isolate",
  };
}

/** The same push without the app's functions: enough to tell what becomes of tables. Components stay whole, as what they serve decides whether they fit together. */
export function schemasOnly(request: PushRequest): PushRequest {
  const { app } = request;
  return { ...request, forCodegen: true, app: { ...app, unchanged: [], modules: app.modules.filter(({ path }) => path === "schema.js") } };
}
