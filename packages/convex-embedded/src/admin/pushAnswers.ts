import type { JSONValue } from "convex/values";
import { checkedExportsJson, exportsJson } from "../components/exports";
import type { DescribedIndex, IndexDiff } from "../db/types";
import { componentPaths, definitionOf, type AuthProvider, type Definition, type Deployment } from "../exec/deployment";
import type { JsonObject } from "../runtime/json";
import { childPath, ROOT_COMPONENT } from "../runtime/paths";

/** The answers of the push endpoints; the CLI checks them against its own schemas (`cli/lib/deployApi`). */

export function startPushAnswer(deployment: Deployment, env: Record<string, string>, handle: string): JsonObject {
  const analysis = Object.entries({ [ROOT_COMPONENT]: deployment, ...deployment.definitions });
  return {
    environmentVariables: env,
    externalDepsId: null,
    componentDefinitionPackages: {},
    appAuth: deployment.auth.map(authInfo),
    analysis: Object.fromEntries(analysis.map(([path, definition]) => [path, evaluatedDefinition(path, definition)])),
    app: checkedComponent(deployment, ROOT_COMPONENT),
    // Extra keys travel back with finish_push; the handle finds the push again.
    schemaChange: { allocatedComponentIds: {}, schemaIds: {}, pushHandle: handle },
  };
}

function evaluatedDefinition(path: string, definition: Definition): JsonObject {
  return {
    definition: { ...definition.config.exported, path, exports: exportsJson(definition) },
    schema: schemaJson(definition),
    functions: Object.fromEntries(Object.keys(definition.functions).map((module) => [module, analyzedModule(definition, module)])),
    udfConfig: { serverVersion: definition.udfServerVersion, importPhaseRngSeed: null, importPhaseUnixTimestamp: null },
  };
}

function checkedComponent(deployment: Deployment, component: string): JsonObject {
  const definition = definitionOf(deployment, component);
  if (definition === null) throw new Error(`Component ${component} is not mounted`);
  const children = definition.config.children.map(({ name }): [string, JsonObject] => [name, checkedComponent(deployment, childPath(component, name))]);
  const mount = deployment.mounts[component];
  return {
    definitionPath: mount?.definition ?? ROOT_COMPONENT,
    componentPath: component,
    httpPrefix: mount === undefined ? definition.config.httpPrefix : mount.httpPath,
    args: {},
    env: { ...mount?.env },
    childComponents: Object.fromEntries(children),
    httpRoutes: { httpModuleRoutes: definition.httpRoutes, mounts: Object.keys(definition.config.httpMounts) },
    exports: checkedExportsJson(definition, component),
  };
}

/** `known`: components that were mounted at some time before. */
export function finishPushAnswer(before: Deployment | null, after: Deployment, indexDiffs: Record<string, IndexDiff>, known: readonly string[]): JSONValue {
  const providers = (deployment: Deployment | null) => (deployment?.auth ?? []).map((provider) => JSON.stringify(authInfo(provider)));
  const paths = new Set([...componentPaths(before), ...componentPaths(after)]);
  return {
    authDiff: diff(providers(before), providers(after)),
    definitionDiffs: {},
    componentDiffs: Object.fromEntries([...paths].map((path) => [path, componentDiff(path, before, after, indexDiffs[path], known)])),
  };
}

const NO_INDEXES: IndexDiff = { added_indexes: [], removed_indexes: [] };

function componentDiff(path: string, before: Deployment | null, after: Deployment, indexes: IndexDiff = NO_INDEXES, known: readonly string[]): JsonObject {
  const [was, is] = [definitionOf(before, path), definitionOf(after, path)];
  const crons = diff(Object.keys(was?.crons ?? {}), Object.keys(is?.crons ?? {}));
  const updated = Object.keys(is?.crons ?? {}).filter((id) => was?.crons[id] !== undefined && JSON.stringify(was.crons[id]) !== JSON.stringify(is?.crons[id]));
  const changesVersion = was !== null && is !== null && was.udfServerVersion !== is.udfServerVersion;
  return {
    diffType: { type: is === null ? "unmount" : was !== null ? "modify" : known.includes(path) ? "remount" : "create" },
    moduleDiff: diff((was?.modules ?? []).map((module) => module.path), (is?.modules ?? []).map((module) => module.path)),
    udfConfigDiff: changesVersion ? { previous_version: was.udfServerVersion, next_version: is.udfServerVersion } : null,
    cronDiff: { added: crons.added, updated, deleted: crons.removed },
    indexDiff: {
      added_indexes: indexes.added_indexes.map(index),
      removed_indexes: indexes.removed_indexes.map(index),
      enabled_indexes: (indexes.enabled_indexes ?? []).map(index),
      disabled_indexes: (indexes.disabled_indexes ?? []).map(index),
    },
    schemaDiff: null,
  };
}

function diff(was: Iterable<string>, is: Iterable<string>): { added: string[]; removed: string[] } {
  const [old, now] = [new Set(was), new Set(is)];
  return { added: [...now].filter((entry) => !old.has(entry)), removed: [...old].filter((entry) => !now.has(entry)) };
}

/** The CLI tells kinds of index apart by their fields. */
export function index({ name, type, fields, dimensions = 0, staged }: DescribedIndex): JsonObject {
  const [first = "", ...rest] = fields;
  const common: JsonObject = staged === true ? { name, type, staged } : { name, type };
  if (type === "search") return { ...common, searchField: first, filterFields: rest };
  if (type === "vector") return { ...common, dimensions, vectorField: first, filterFields: rest };
  return { ...common, fields };
}

function authInfo(provider: AuthProvider): JSONValue {
  if (provider.type === "oidc") return { applicationID: provider.applicationID, domain: provider.domain };
  return { ...provider };
}

function analyzedModule(definition: Definition, path: string): JSONValue {
  const functions = (definition.functions[path] ?? []).map(({ name, udfType, visibility, args, returns }) => ({
    name,
    pos: null,
    udfType,
    visibility: { kind: visibility },
    args,
    returns,
  }));
  const routes = path === "http.js" ? (definition.httpRoutes ?? []).map((route) => ({ route, pos: null })) : null;
  return { functions, httpRoutes: routes, cronSpecs: null, sourceMapped: null };
}

function schemaJson(definition: Definition): JSONValue {
  const schema: JSONValue = JSON.parse(JSON.stringify(definition.schema));
  return schema;
}
