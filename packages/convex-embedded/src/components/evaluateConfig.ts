import { AnalyzeHost } from "../admin/analyzeHost";
import { PushError } from "../admin/pushError";
import { describeThrown } from "../runtime/errors";
import { parseObject } from "../runtime/json";
import type { CompiledModule } from "../runtime/modules";
import { Realm } from "../runtime/realm";
import { SourceMaps } from "../runtime/sourceMaps";
import { NO_CONFIG, parseDefinitionConfig, type DefinitionConfig } from "./definitionConfig";

interface ConfigSource {
  path: string;
  config: CompiledModule | null;
  dependencies: readonly string[];
}

interface ImportPhase {
  importTime: number;
  importSeed: number;
  env: Readonly<Record<string, string>>;
}

/** Evaluates every `convex.config.ts`, children before those that use them. */
export async function evaluateConfigs(sources: readonly ConfigSource[], phase: ImportPhase): Promise<Map<string, DefinitionConfig>> {
  const configs = new Map<string, DefinitionConfig>();
  let waiting = [...sources];
  while (waiting.length > 0) {
    const ready = waiting.filter(({ dependencies }) => dependencies.every((path) => configs.has(path)));
    if (ready.length === 0) throw new PushError("InvalidModules", `These component definitions use each other in a circle or use an unknown one: ${waiting.map(({ path }) => path || "the app").join(", ")}`);
    for (const source of ready) configs.set(source.path, await evaluate(source, configs, phase));
    waiting = waiting.filter((source) => !ready.includes(source));
  }
  return configs;
}

async function evaluate({ path, config, dependencies }: ConfigSource, known: ReadonlyMap<string, DefinitionConfig>, phase: ImportPhase): Promise<DefinitionConfig> {
  if (config === null) return NO_CONFIG;
  const stubs = dependencies.map((dependency) => importStub(dependency, known.get(dependency)?.name ?? null));
  const modules = new Map([config, ...stubs].map((module) => [module.path, module]));
  const realm = new Realm("transaction", { modules, importTime: phase.importTime, importSeed: phase.importSeed });
  const read = await new AnalyzeHost(phase.env, false).analyze(realm, config.path);
  if (!read.ok) {
    const { message } = describeThrown(read.report, new SourceMaps(modules));
    throw new PushError("InvalidModules", `Hit an error while evaluating the component definition ${path === "" ? "convex.config.ts" : path}:\n${message}`);
  }
  if (read.json === "null") throw new PushError("InvalidModules", `${path === "" ? "convex/convex.config.ts" : path} has no default export: export default ${path === "" ? "defineApp()" : 'defineComponent("…")'}`);
  return parseDefinitionConfig(parseObject(read.json));
}

/** What `import child from "child/convex.config"` means while a definition is evaluated; the CLI names it this way (`components/definition/bundle.ts`). */
function importStub(definition: string, defaultName: string | null): CompiledModule {
  const path = `_componentDeps/${Buffer.from(definition).toString("base64url")}`;
  const code = `Object.defineProperty(exports, "__esModule", { value: true }); exports.default = ${JSON.stringify({ componentDefinitionPath: definition, defaultName })};`;
  return { path, source: code, environment: "isolate", code, map: '{"version":3,"sources":[],"names":[],"mappings":""}', hash: "" };
}
