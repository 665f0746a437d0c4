import type { CompiledModule } from "../runtime/modules";
import type { FunctionRealm, RealmMode } from "../runtime/realm";
import { RealmPool } from "../runtime/realmPool";
import { SourceMaps } from "../runtime/sourceMaps";
import { ROOT_COMPONENT } from "../runtime/paths";
import { componentPaths, definitionOf, type Deployment } from "./deployment";

/** What a thread needs to run functions of the app and of every component; it can be sent to a thread. */
export interface DeploymentCode {
  importTime: number;
  importSeed: number;
  /** Modules by definition path; the app's under "". */
  definitions: Record<string, CompiledModule[]>;
  /** By component path. */
  components: Record<string, { definition: string; env: Record<string, string> }>;
}

/** Variables that every deployment has without setting them. */
export function builtInVariables(options: { origin: string; siteOrigin: string }): Record<string, string> {
  return { CONVEX_CLOUD_URL: options.origin, CONVEX_SITE_URL: options.siteOrigin };
}

/** What queries and mutations of one component run in. */
export interface RunningCode {
  readonly realms: { take(): FunctionRealm; giveBack(realm: FunctionRealm, clean: boolean): void };
  readonly maps: Pick<SourceMaps, "frames">;
  readonly env: ReadonlyMap<string, string>;
}

interface ComponentCode extends RunningCode {
  readonly modules: ReadonlyMap<string, CompiledModule>;
  readonly realms: RealmPool;
  readonly maps: SourceMaps;
}

/** `variables` are those of the deployment; a component sees of them only what it was given, besides `builtIn`. */
export function deploymentCode(deployment: Deployment | null, variables: Readonly<Record<string, string>>, builtIn: Readonly<Record<string, string>>): DeploymentCode {
  const { importTime, importSeed, modules } = deployment ?? { importTime: 0, importSeed: 0, modules: [] };
  const code: DeploymentCode = {
    importTime,
    importSeed,
    definitions: { [ROOT_COMPONENT]: modules },
    components: { [ROOT_COMPONENT]: { definition: ROOT_COMPONENT, env: { ...builtIn, ...variables } } },
  };
  for (const path of componentPaths(deployment)) {
    const mount = deployment?.mounts[path];
    if (mount === undefined) continue;
    code.definitions[mount.definition] = definitionOf(deployment, path)?.modules ?? [];
    const given = Object.entries(mount.env).flatMap(([name, binding]): [string, string][] => {
      const value = binding.type === "value" ? binding.value : variables[binding.name];
      return value === undefined ? [] : [[name, value]];
    });
    code.components[path] = { definition: mount.definition, env: { ...builtIn, ...Object.fromEntries(given) } };
  }
  return code;
}

/** Realms and source maps of each component, made when first asked for. Modules may read variables while they load, so components of one definition share no realm. */
export class ComponentCodes {
  readonly #known = new Map<string, ComponentCode>();

  constructor(
    private readonly mode: RealmMode,
    private readonly code: DeploymentCode,
    private readonly freshRealms = false,
  ) {}

  of(component: string): ComponentCode {
    const known = this.#known.get(component);
    if (known !== undefined) return known;
    const place = this.code.components[component];
    if (place === undefined) throw new Error(`Component ${component} is not mounted`);
    const modules = new Map((this.code.definitions[place.definition] ?? []).map((module) => [module.path, module]));
    const { importTime, importSeed } = this.code;
    const made = {
      modules,
      realms: new RealmPool(this.mode, { modules, importTime, importSeed }, this.freshRealms),
      maps: SourceMaps.of(modules),
      env: new Map(Object.entries(place.env)),
    };
    this.#known.set(component, made);
    return made;
  }
}
