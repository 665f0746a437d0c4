import type { SchemaJson } from "../db/types";
import type { AnalyzedFunction } from "../exec/deployment";

/** What `import.meta.glob` of Vite answers: a loader for each module, by path. */
export type ModuleGlob = Record<string, () => Promise<unknown>>;

export type ModuleExports = Readonly<Record<string, unknown>>;

const KINDS = [["isQuery", "Query"], ["isMutation", "Mutation"], ["isAction", "Action"]] as const;

/** The modules of one `convex` folder, imported when something of them is first called. */
export class TestModules {
  readonly #loaders: ReadonlyMap<string, () => Promise<unknown>>;
  readonly #loaded = new Map<string, ModuleExports>();

  private constructor(loaders: Iterable<[string, () => Promise<unknown>]>) {
    this.#loaders = new Map(loaders);
  }

  /** The modules of a folder. */
  static of(glob: ModuleGlob = {}): TestModules {
    const root = rootOf(Object.keys(glob));
    return new TestModules(Object.entries(glob).map(([path, load]) => [`${path.slice(root.length).replace(/\.[^.]+$/, "")}.js`, load]));
  }

  /** Modules that stand in the test itself: their exports, by path without extension. */
  static written(modules: Readonly<Record<string, object>>): TestModules {
    return new TestModules(Object.entries(modules).map(([path, exports]) => [`${path}.js`, async () => exports]));
  }

  /** A module that has been loaded. */
  get(path: string): ModuleExports | undefined {
    return this.#loaded.get(path);
  }

  /** Adds a module that stands in no file. */
  set(path: string, exports: ModuleExports): void {
    this.#loaded.set(path, exports);
  }

  /** Imports a module; null when there is none of that path. */
  async load(path: string): Promise<ModuleExports | null> {
    const known = this.#loaded.get(path);
    if (known !== undefined) return known;
    const exports: unknown = await this.#loaders.get(path)?.();
    if (!isExports(exports)) return null;
    this.#loaded.set(path, exports);
    return exports;
  }
}

/** The functions among a module's exports, as a push would find them. */
export function analyzedFunctions(exports: ModuleExports): AnalyzedFunction[] {
  return Object.entries(exports).flatMap(([name, value]): AnalyzedFunction[] => {
    const kind = typeof value === "function" ? KINDS.find(([mark]) => mark in value) : undefined;
    if (kind === undefined) return [];
    const visibility = Reflect.has(Object(value), "isPublic") ? "public" : "internal";
    return [{ name, udfType: kind[1], visibility, args: callMethod(value, "exportArgs"), returns: callMethod(value, "exportReturns") }];
  });
}

/** The JSON a push would send; the method that makes it is not part of convex's public types. */
export function exportedSchema(schema: object): SchemaJson {
  const json: SchemaJson = JSON.parse(callMethod(schema, "export"));
  return json;
}

function callMethod(object: unknown, name: string): string {
  const method: unknown = Reflect.get(Object(object), name);
  if (typeof method !== "function") throw new Error(`convex no longer has ${name}()`);
  return String(method.call(object));
}

/** The folder that holds `_generated`. */
function rootOf(paths: readonly string[]): string {
  if (paths.length === 0) return "";
  const generated = paths.find((path) => path.includes("_generated"));
  if (generated === undefined) {
    throw new Error('Could not find the "_generated" directory among the modules: run `npx convex codegen`, and let the pattern of `import.meta.glob` include it.');
  }
  return generated.slice(0, generated.indexOf("_generated"));
}

function isExports(value: unknown): value is ModuleExports {
  return typeof value === "object" && value !== null;
}
