import type { JSONValue } from "convex/values";
import type { IndexDiff } from "../db/types";
import type { AuthProvider, Deployment } from "../exec/deployment";

/** The answers of the push endpoints; the CLI checks them against its own schemas (`cli/lib/deployApi`). */

export function startPushAnswer(deployment: Deployment, env: Record<string, string>, handle: string): JSONValue {
  return {
    environmentVariables: env,
    externalDepsId: null,
    componentDefinitionPackages: {},
    appAuth: deployment.auth.map(authInfo),
    analysis: {
      "": {
        definition: { path: "", definitionType: { type: "app" }, childComponents: [], httpMounts: {}, exports: { type: "branch", branch: [] } },
        schema: schemaJson(deployment),
        functions: Object.fromEntries(Object.keys(deployment.functions).map((path) => [path, analyzedModule(deployment, path)])),
        udfConfig: { serverVersion: deployment.udfServerVersion, importPhaseRngSeed: null, importPhaseUnixTimestamp: null },
      },
    },
    app: {
      definitionPath: "",
      componentPath: "",
      args: {},
      childComponents: {},
      httpRoutes: { httpModuleRoutes: deployment.httpRoutes, mounts: [] },
      exports: {},
    },
    // Extra keys travel back with finish_push; the handle finds the push again.
    schemaChange: { allocatedComponentIds: {}, schemaIds: {}, pushHandle: handle },
  };
}

export function finishPushAnswer(before: Deployment | null, after: Deployment, indexDiff: IndexDiff): JSONValue {
  const diff = (was: Iterable<string>, is: Iterable<string>) => {
    const [old, now] = [new Set(was), new Set(is)];
    return { added: [...now].filter((entry) => !old.has(entry)), removed: [...old].filter((entry) => !now.has(entry)) };
  };
  const crons = diff(Object.keys(before?.crons ?? {}), Object.keys(after.crons));
  const updated = Object.keys(after.crons).filter((id) => before?.crons[id] !== undefined && JSON.stringify(before.crons[id]) !== JSON.stringify(after.crons[id]));
  const providers = (deployment: Deployment | null) => (deployment?.auth ?? []).map((provider) => JSON.stringify(authInfo(provider)));
  const changesVersion = before !== null && before.udfServerVersion !== after.udfServerVersion;
  return {
    authDiff: diff(providers(before), providers(after)),
    definitionDiffs: {},
    componentDiffs: {
      "": {
        diffType: { type: before === null ? "create" : "modify" },
        moduleDiff: diff((before?.modules ?? []).map(({ path }) => path), after.modules.map(({ path }) => path)),
        udfConfigDiff: changesVersion ? { previous_version: before.udfServerVersion, next_version: after.udfServerVersion } : null,
        cronDiff: { added: crons.added, updated, deleted: crons.removed },
        indexDiff: { added_indexes: indexDiff.added_indexes.map(index), removed_indexes: indexDiff.removed_indexes.map(index) },
        schemaDiff: null,
      },
    },
  };
}

/** The CLI tells kinds of index apart by their fields. */
function index({ name, type, fields }: IndexDiff["added_indexes"][number]): JSONValue {
  const [first = "", ...rest] = fields;
  if (type === "search") return { name, type, searchField: first, filterFields: rest };
  if (type === "vector") return { name, type, dimensions: 0, vectorField: first, filterFields: rest };
  return { name, type, fields };
}

function authInfo(provider: AuthProvider): JSONValue {
  if (provider.type === "oidc") return { applicationID: provider.applicationID, domain: provider.domain };
  return { ...provider };
}

function analyzedModule(deployment: Deployment, path: string): JSONValue {
  const functions = (deployment.functions[path] ?? []).map(({ name, udfType, visibility, args, returns }) => ({
    name,
    pos: null,
    udfType,
    visibility: { kind: visibility },
    args,
    returns,
  }));
  const routes = path === "http.js" ? (deployment.httpRoutes ?? []).map((route) => ({ route, pos: null })) : null;
  return { functions, httpRoutes: routes, cronSpecs: null, sourceMapped: null };
}

function schemaJson(deployment: Deployment): JSONValue {
  const schema: JSONValue = JSON.parse(JSON.stringify(deployment.schema));
  return schema;
}
