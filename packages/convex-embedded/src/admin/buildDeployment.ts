import { randomBytes } from "node:crypto";
import { instantiate } from "../components/instantiate";
import { definitionOf, type Definition, type Deployment } from "../exec/deployment";
import { messageOf } from "../runtime/errors";
import { compileModule, moduleHash, type CompiledModule, type ModuleSource } from "../runtime/modules";
import { ROOT_COMPONENT } from "../runtime/paths";
import type { Analysis, DefinitionSources } from "./analyzeProtocol";
import { analyzeInThread } from "./analyzeThread";
import { failedToAnalyze, PushError } from "./pushError";
import type { PushedDefinition, PushRequest } from "./pushRequest";

interface Surroundings {
  /** What is active now: modules that did not change are taken from it. */
  base: Deployment | null;
  /** Variables of the deployment, and those it sets itself. */
  env: Record<string, string>;
  builtIn: Record<string, string>;
  analyzeLimitMs: number;
  /** Directory that packages outside the bundle resolve from. */
  packages: string;
}

/** Compiles, loads and fits together what was pushed. Throws a `PushError` for whatever does not work. */
export async function buildDeployment({ app, components, forCodegen, nodeDependencies }: PushRequest, { base, env, builtIn, analyzeLimitMs, packages }: Surroundings): Promise<Deployment> {
  const pushed = [app, ...components];
  const sources = await Promise.all(pushed.map((definition) => sourcesOf(definition, base)));
  const importTime = Date.now();
  const importSeed = randomBytes(4).readInt32LE();
  const analysis = await analyzeInThread({ definitions: sources, env: { ...builtIn, ...env }, builtIn, importTime, importSeed, packages }, analyzeLimitMs);
  const built = pushed.map(({ path, udfServerVersion }, index): [string, Definition] => [
    path,
    { ...analyzed(analysis, path), modules: sources[index]?.modules ?? [], udfServerVersion },
  ]);
  const { [ROOT_COMPONENT]: root, ...definitions }: Record<string, Definition> = Object.fromEntries(built);
  if (root === undefined) throw new PushError("BadPushRequest", "The push has no app definition");
  return { ...root, auth: analysis.auth, importTime, importSeed, definitions, mounts: instantiate(root, definitions, !forCodegen), nodeDependencies };
}

function analyzed({ definitions }: Analysis, path: string) {
  const found = definitions[path];
  if (found === undefined) throw new PushError("InvalidModules", `The definition ${path} was not analysed`);
  return found;
}

async function sourcesOf(definition: PushedDefinition, base: Deployment | null): Promise<DefinitionSources> {
  const { path, dependencies } = definition;
  const known = (path === ROOT_COMPONENT ? definitionOf(base, path) : base?.definitions[path])?.modules ?? [];
  const kept = definition.unchanged.map(({ path: name, sha256 }) => {
    const module = known.find((candidate) => candidate.path === name && candidate.hash === sha256);
    if (module === undefined) throw new PushError("RaceDetected", `Module ${name} changed while this push was running: push again`);
    return module;
  });
  const compiled = await Promise.all(definition.modules.map((module) => compile(module, known)));
  const config = definition.config === null ? null : await compile(definition.config, []);
  return { path, dependencies, config, modules: [...kept, ...compiled] };
}

/** Components are always sent whole, so what has not changed is found here. */
async function compile(module: ModuleSource, known: readonly CompiledModule[]): Promise<CompiledModule> {
  const same = known.find(({ path, environment }) => path === module.path && environment === module.environment);
  if (same !== undefined && same.hash === moduleHash(module)) return same;
  try {
    return await compileModule(module);
  } catch (error) {
    if (messageOf(error).includes("Top-level await")) throw new PushError("InvalidModules", failedToAnalyze(module.path, "Uncaught Error: Top-level awaits in source files are unsupported"));
    throw new PushError("InvalidModules", `Could not compile ${module.path}: ${messageOf(error)}`);
  }
}
