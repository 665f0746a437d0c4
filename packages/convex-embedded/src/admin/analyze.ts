import type { SchemaJson } from "../db/types";
import { evaluateConfigs } from "../components/evaluateConfig";
import { NO_CONFIG } from "../components/definitionConfig";
import type { AnalyzedFunction, AuthProvider, CronSpec } from "../exec/deployment";
import { NodeRuntime, reportOf } from "../exec/nodeRuntime";
import { describeThrown, messageOf } from "../runtime/errors";
import { isChunk, type CompiledModule } from "../runtime/modules";
import { ROOT_COMPONENT } from "../runtime/paths";
import { Realm } from "../runtime/realm";
import { SourceMaps } from "../runtime/sourceMaps";
import { AnalyzeHost } from "./analyzeHost";
import type { Analysis, AnalyzeOptions, DefinitionAnalysis } from "./analyzeProtocol";
import { AuthConfigError, parseAuthConfig } from "./authConfig";
import { failedToAnalyze, PushError } from "./pushError";

const SEE_SCHEMA_DOCS = "To learn more, see the schema documentation at https://docs.convex.dev/database/schemas.";

/** Loads every pushed module and reads what it declares. Runs user code: call it in a thread that may be ended. */
export async function analyze({ definitions, env, builtIn, importTime, importSeed, packages }: AnalyzeOptions): Promise<Analysis> {
  const configs = await evaluateConfigs(definitions, { importTime, importSeed, env: builtIn });
  const analysis: Analysis = { definitions: {}, auth: [] };
  for (const { path, modules } of definitions) {
    const isApp = path === ROOT_COMPONENT;
    const read = await analyzeModules(modules, { importTime, importSeed, env: isApp ? env : builtIn, packages });
    if (isApp) analysis.auth = read.auth;
    analysis.definitions[path] = { ...read.declared, config: configs.get(path) ?? NO_CONFIG };
  }
  return analysis;
}

/** What a module tells of itself, see `bootstrap.js`. */
interface AnalyzedModule {
  functions: AnalyzedFunction[];
  crons: Record<string, { name: string; args: unknown[]; schedule: CronSpec["schedule"] }> | null;
  routes: { path: string; method: string }[] | null;
}

interface Read {
  declared: Omit<DefinitionAnalysis, "config">;
  auth: AuthProvider[];
}

async function analyzeModules(sources: readonly CompiledModule[], { importTime, importSeed, env, packages }: Omit<AnalyzeOptions, "definitions" | "builtIn">): Promise<Read> {
  const modules = new Map(sources.map((module) => [module.path, module]));
  const maps = new SourceMaps(modules);
  const realm = new Realm("transaction", { modules, importTime, importSeed });
  const node = sources.some(({ environment }) => environment === "node") ? new NodeRuntime(modules, packages) : null;
  const read: Read = { declared: { functions: {}, httpRoutes: null, crons: {}, schema: null }, auth: [] };
  for (const module of sources) {
    if (isChunk(module.path)) continue;
    if (module.environment === "node" && node !== null) {
      read.declared.functions[module.path] = await analyzeNodeModule(node, module, maps);
      continue;
    }
    const host = new AnalyzeHost(env, module.path === "auth.config.js");
    const loaded = await host.analyze(realm, module.path);
    if (!loaded.ok) throw loadError(module.path, describeThrown(loaded.report, maps).message, loaded.report.message);
    record(read, module.path, loaded.json);
  }
  checkCrons(read.declared);
  return read;
}

function record(read: Read, path: string, json: string): void {
  const analysis = read.declared;
  switch (path) {
    case "schema.js": {
      const schema: SchemaJson | false | null = JSON.parse(json);
      if (schema === null) throw new PushError("MissingSchemaExportError", `Schema file missing default export. ${SEE_SCHEMA_DOCS}`);
      if (schema === false) throw new PushError("InvalidSchemaExport", `Default export from schema file isn't a Convex schema. ${SEE_SCHEMA_DOCS}`);
      analysis.schema = schema;
      return;
    }
    case "auth.config.js":
      read.auth = authProviders(json);
      return;
    default: {
      const { functions, crons, routes }: AnalyzedModule = JSON.parse(json);
      analysis.functions[path] = functions;
      if (path === "crons.js") analysis.crons = readCrons(crons);
      if (path !== "http.js") return;
      if (routes === null) throw new PushError("InvalidModules", "The default export of `convex/http.ts` is not a Router.");
      analysis.httpRoutes = routes;
    }
  }
}

function authProviders(json: string) {
  try {
    return parseAuthConfig(json);
  } catch (error) {
    if (error instanceof AuthConfigError) throw new PushError(error.code, error.message);
    throw error;
  }
}

function readCrons(exported: AnalyzedModule["crons"]): Record<string, CronSpec> {
  if (exported === null) throw new PushError("InvalidModules", "The default export of `convex/crons.ts` is not a `cronJobs()` object.");
  return Object.fromEntries(Object.entries(exported).map(([id, { name, args, schedule }]) => [id, { name, args: JSON.stringify(args), schedule }]));
}

function checkCrons({ crons, functions }: Read["declared"]): void {
  for (const [id, { name }] of Object.entries(crons)) {
    const separator = name.lastIndexOf(":");
    const module = `${(separator === -1 ? name : name.slice(0, separator)).replace(/\.js$/, "")}.js`;
    const exported = functions[module]?.find((fn) => fn.name === (separator === -1 ? "default" : name.slice(separator + 1)));
    if (exported === undefined) throw new PushError("InvalidCrons", `Cron job "${id}" schedules "${name}", which does not exist.`);
    if (exported.udfType === "Query") throw new PushError("InvalidCrons", `Cron job "${id}" schedules "${name}", which is a query.`);
  }
}

async function analyzeNodeModule(node: NodeRuntime, module: CompiledModule, maps: SourceMaps): Promise<AnalyzedFunction[]> {
  let exports: Record<string, unknown>;
  try {
    exports = await node.load(module.path);
  } catch (error) {
    throw loadError(module.path, describeThrown(reportOf(error), maps).message, messageOf(error));
  }
  return Object.entries(exports).flatMap(([name, value]): AnalyzedFunction[] => {
    if (typeof value !== "function") return [];
    if ("isQuery" in value || "isMutation" in value) {
      const what = `\`${name}\` defined in \`${module.path}\` is a query or mutation function.`;
      throw new PushError("InvalidModules", `${what} Only actions can be defined in Node.js. See https://docs.convex.dev/functions/actions for more details.`);
    }
    if (!("isAction" in value) || !("exportArgs" in value) || !("exportReturns" in value)) return [];
    if (typeof value.exportArgs !== "function" || typeof value.exportReturns !== "function") return [];
    const visibility = "isPublic" in value ? "public" : "internal";
    return [{ name, udfType: "Action", visibility, args: String(value.exportArgs()), returns: String(value.exportReturns()) }];
  });
}

function loadError(path: string, description: string, bare: string): PushError {
  if (path === "auth.config.js" && bare.startsWith("Environment variable ")) return new PushError("AuthConfigMissingEnvironmentVariable", bare);
  if (path === "schema.js") return new PushError("InvalidSchema", `Hit an error while evaluating your schema:\n${description}`);
  return new PushError("InvalidModules", failedToAnalyze(path, description));
}

