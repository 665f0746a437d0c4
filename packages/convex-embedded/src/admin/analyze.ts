import type { SchemaJson } from "../db/types";
import type { AnalyzedFunction, CronSpec } from "../exec/deployment";
import { NodeRuntime } from "../exec/nodeRuntime";
import { describeThrown, messageOf } from "../runtime/errors";
import { isChunk, type CompiledModule } from "../runtime/modules";
import { Realm } from "../runtime/realm";
import { SourceMaps } from "../runtime/sourceMaps";
import { AnalyzeHost } from "./analyzeHost";
import type { Analysis, AnalyzeOptions } from "./analyzeProtocol";
import { AuthConfigError, parseAuthConfig } from "./authConfig";

/** A push that does not load; code and message go to the CLI. */
export class PushError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** Loads every pushed module and reads what it declares. Runs user code: call it in a thread that may be ended. */
export async function analyze(options: AnalyzeOptions): Promise<Analysis> {
  const modules = new Map(options.modules.map((module) => [module.path, module]));
  const maps = new SourceMaps(modules);
  const realm = new Realm("transaction", { modules, importTime: options.importTime, importSeed: options.importSeed });
  const node = options.modules.some(({ environment }) => environment === "node") ? new NodeRuntime(modules) : null;
  const analysis: Analysis = { functions: {}, httpRoutes: null, crons: {}, schema: null, auth: [] };
  for (const module of options.modules) {
    if (isChunk(module.path) || module.path === "convex.config.js") continue;
    if (module.environment === "node" && node !== null) {
      analysis.functions[module.path] = analyzeNodeModule(node, module);
      continue;
    }
    const host = new AnalyzeHost(options.env, module.path === "auth.config.js");
    const read = await host.analyze(realm, module.path);
    if (!read.ok) throw loadError(module.path, describeThrown(read.report, maps).message, read.report.message);
    record(analysis, module.path, read.json);
  }
  checkCrons(analysis);
  return analysis;
}

function record(analysis: Analysis, path: string, json: string): void {
  switch (path) {
    case "schema.js": {
      const schema: SchemaJson | null = JSON.parse(json);
      if (schema === null) throw new PushError("InvalidSchema", "schema.ts has no default export: export default defineSchema({ … })");
      analysis.schema = schema;
      return;
    }
    case "auth.config.js":
      analysis.auth = authProviders(json);
      return;
    case "crons.js": {
      analysis.crons = readCrons(json);
      analysis.functions[path] = [];
      return;
    }
    case "http.js": {
      const routes: { path: string; method: string }[] | null = JSON.parse(json);
      if (routes === null) throw new PushError("InvalidModules", "The default export of `convex/http.ts` is not a Router.");
      analysis.httpRoutes = routes;
      analysis.functions[path] = [];
      return;
    }
    default: {
      const functions: AnalyzedFunction[] = JSON.parse(json);
      analysis.functions[path] = functions;
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

function readCrons(json: string): Record<string, CronSpec> {
  const exported: Record<string, { name: string; args: unknown[]; schedule: CronSpec["schedule"] }> | null = JSON.parse(json);
  if (exported === null) throw new PushError("InvalidModules", "The default export of `convex/crons.ts` is not a `cronJobs()` object.");
  return Object.fromEntries(Object.entries(exported).map(([id, { name, args, schedule }]) => [id, { name, args: JSON.stringify(args), schedule }]));
}

function checkCrons({ crons, functions }: Analysis): void {
  for (const [id, { name }] of Object.entries(crons)) {
    const separator = name.lastIndexOf(":");
    const module = `${(separator === -1 ? name : name.slice(0, separator)).replace(/\.js$/, "")}.js`;
    const exported = functions[module]?.find((fn) => fn.name === (separator === -1 ? "default" : name.slice(separator + 1)));
    if (exported === undefined) throw new PushError("InvalidCrons", `Cron job "${id}" schedules "${name}", which does not exist.`);
    if (exported.udfType === "Query") throw new PushError("InvalidCrons", `Cron job "${id}" schedules "${name}", which is a query.`);
  }
}

function analyzeNodeModule(node: NodeRuntime, module: CompiledModule): AnalyzedFunction[] {
  let exports: Record<string, unknown>;
  try {
    exports = node.load(module.path);
  } catch (error) {
    throw loadError(module.path, `Uncaught Error: ${messageOf(error)}`, "");
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
  return new PushError("InvalidModules", `Loading the pushed modules encountered the following error:\nFailed to analyze ${path}: ${description}`);
}

