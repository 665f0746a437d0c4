import type { JSONValue } from "convex/values";
import { NO_CONFIG } from "../components/definitionConfig";
import type { Database } from "../db/types";
import { definitionOf, NOBODY, type Definition, type Deployment } from "../exec/deployment";
import { loadDeployment } from "../exec/deploymentStore";
import type { FunctionHost } from "../exec/execution";
import type { Outcome } from "../exec/outcome";
import { outcomeOf, runTransaction } from "../exec/runTransaction";
import type { CompiledModule } from "../runtime/modules";
import { ROOT_COMPONENT } from "../runtime/paths";

const EMPTY: Deployment = {
  modules: [],
  functions: {},
  httpRoutes: null,
  crons: {},
  schema: null,
  udfServerVersion: "1.48.0",
  config: NO_CONFIG,
  auth: [],
  importTime: 0,
  importSeed: 0,
  definitions: {},
  mounts: {},
};

/** Runs the default export of a module as a query of a component, as if it had been pushed with the rest. */
export async function runInlineQuery(db: Database, hostOf: (deployment: Deployment) => FunctionHost, call: { component: string; module: CompiledModule; args: JSONValue }): Promise<Outcome> {
  const { component, module, args } = call;
  const host = hostOf(withModule(loadDeployment(db) ?? EMPTY, component, module));
  const run = { kind: "query" as const, component, path: module.path, args, caller: { ...NOBODY, admin: true }, allowInternal: true, journal: null };
  const { execution, result } = await runTransaction(host, db.begin("query"), run);
  return outcomeOf(result, execution);
}

function withModule(deployment: Deployment, component: string, module: CompiledModule): Deployment {
  const definition = definitionOf(deployment, component);
  if (definition === null) throw new Error(`Component path "${component}" was not found`);
  const extended = extend(definition, module);
  if (component === ROOT_COMPONENT) return { ...deployment, ...extended };
  const path = deployment.mounts[component]?.definition ?? "";
  return { ...deployment, definitions: { ...deployment.definitions, [path]: extended } };
}

function extend(definition: Definition, module: CompiledModule): Definition {
  const exported = { name: "default", udfType: "Query" as const, visibility: "internal" as const, args: JSON.stringify({ type: "any" }), returns: "null" };
  return {
    ...definition,
    modules: [...definition.modules.filter(({ path }) => path !== module.path), module],
    functions: { ...definition.functions, [module.path]: [exported] },
  };
}
