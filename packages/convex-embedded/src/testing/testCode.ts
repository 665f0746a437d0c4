import { NO_CONFIG } from "../components/definitionConfig";
import type { RunningCode } from "../exec/componentCode";
import type { Definition, Deployment } from "../exec/deployment";
import type { Invocation } from "../exec/invocation";
import { isObject, type JsonObject } from "../runtime/json";
import { childPath, parseFunctionHandle, parseFunctionPath, ROOT_COMPONENT, type FunctionPath } from "../runtime/paths";
import type { RealmHost } from "../runtime/realm";
import { ModuleRealm } from "./moduleRealm";
import { analyzedFunctions, exportedSchema, TestModules, type ModuleGlob } from "./modules";

/** Where functions stand that a test wrote on the spot. */
const INLINE_MODULE = "inline.js";

type FileCalls = (invocation: Invocation, op: string, args: Record<string, unknown>) => Promise<unknown>;

const CHILD = "_reference/childComponent/";
const FUNCTION = "_reference/function/";

/** The code under test: modules of the app and of registered components, analysed as they are imported. */
export class TestCode {
  /** Grows as modules are imported. */
  readonly deployment: Deployment;
  readonly #modules = new Map<string, TestModules>();
  readonly #running = new Map<string, RunningCode>();
  #inline = 0;

  constructor(schema: object | null, modules: TestModules, private readonly inlineFiles: FileCalls) {
    this.deployment = { ...definition(schema), auth: [], importTime: 0, importSeed: 0, definitions: {}, mounts: {} };
    this.#modules.set(ROOT_COMPONENT, modules);
  }

  mount(path: string, schema: object, modules: ModuleGlob): Definition {
    const mounted = definition(schema);
    this.deployment.definitions[path] = mounted;
    this.deployment.mounts[path] = { definition: path, env: {}, httpPath: null };
    this.#modules.set(path, TestModules.of(modules));
    return mounted;
  }

  /** What queries and mutations of a component run in: realms that the engine cannot tell from its own. */
  of(component: string): RunningCode {
    const known = this.#running.get(component);
    if (known !== undefined) return known;
    const services = {
      module: (path: string) => this.#modules.get(component)?.get(path),
      prepare: (op: string, args: string) => this.prepare(component, op, args),
      jsSyscall: (host: RealmHost, op: string, args: Record<string, unknown>) =>
        isInline(host) ? this.inlineFiles(host, op, args) : host.jsSyscall(op, args),
    };
    const made: RunningCode = { realms: { take: () => new ModuleRealm(services), giveBack: () => {} }, maps: { frames: () => [] }, env: new Map() };
    this.#running.set(component, made);
    return made;
  }

  /** Makes a function callable that stands in no module; answers its path. `forget` takes it away again. */
  inline(fn: object): { path: FunctionPath; forget: () => void } {
    const module = `inline${(this.#inline += 1)}/${INLINE_MODULE}`;
    const exports = { default: fn };
    this.#modules.get(ROOT_COMPONENT)?.set(module, exports);
    this.deployment.functions[module] = analyzedFunctions(exports);
    return { path: parseFunctionPath(`${module}:default`), forget: () => void delete this.deployment.functions[module] };
  }

  /** Imports the module that a function path names. */
  async load(component: string, path: string): Promise<void> {
    await this.loadModule(component, parseFunctionPath(path, component).module);
  }

  async loadModule(component: string, module: string): Promise<Readonly<Record<string, unknown>> | null> {
    const functions = this.#functions(component);
    const exports = await this.#modules.get(component)?.load(module) ?? null;
    if (exports !== null && functions !== null) functions[module] ??= analyzedFunctions(exports);
    return exports;
  }

  /** Null when the syscall names no function, or one whose module is there already. */
  prepare(component: string, op: string, args: string): Promise<void> | null {
    if (!NAMES_FUNCTION.has(op)) return null;
    const address: unknown = JSON.parse(args);
    return isObject(address) ? this.loadAddressed(component, address) : null;
  }

  /** Imports the module behind an address; null when it is there already. */
  loadAddressed(component: string, address: JsonObject): Promise<void> | null {
    const target = targetOf(address, component);
    if (target === null || this.#functions(target.component)?.[target.module] !== undefined) return null;
    return this.loadModule(target.component, target.module).then(() => {});
  }

  #functions(component: string): Definition["functions"] | null {
    return component === ROOT_COMPONENT ? this.deployment.functions : (this.deployment.definitions[component]?.functions ?? null);
  }
}

const NAMES_FUNCTION: ReadonlySet<string> = new Set([
  "1.0/runUdf", "1.0/schedule", "1.0/createFunctionHandle",
  "1.0/actions/query", "1.0/actions/mutation", "1.0/actions/action", "1.0/actions/schedule",
]);

/** The module behind an address; forms as in `exec/addresses.ts`, whose errors are the ones a caller sees. */
function targetOf(address: JsonObject, from: string): { component: string; module: string } | null {
  if (typeof address.name === "string") return parseFunctionPath(address.name, from);
  if (typeof address.functionHandle === "string") return parseFunctionHandle(address.functionHandle);
  const { reference } = address;
  if (typeof reference !== "string") return null;
  if (reference.startsWith(FUNCTION)) return parseFunctionPath(reference.slice(FUNCTION.length), from);
  const [child = "", ...attributes] = reference.slice(CHILD.length).split("/");
  return { component: childPath(from, child), module: `${attributes.slice(0, -1).join("/")}.js` };
}

/** Whether this is what `query(…)`, `mutation(…)` or `action(…)` made, and not a reference to it. */
export function isRegistered(fn: unknown): fn is object {
  return typeof fn === "function";
}

function isInline(host: RealmHost): host is Invocation {
  const fn: unknown = Reflect.get(host, "fn");
  return isObject(fn) && isObject(fn.path) && typeof fn.path.module === "string" && fn.path.module.endsWith(`/${INLINE_MODULE}`);
}

function definition(schema: object | null): Definition {
  return { modules: [], functions: {}, httpRoutes: null, crons: {}, schema: schema === null ? null : exportedSchema(schema), udfServerVersion: "", config: NO_CONFIG };
}
