import { createRequire } from "node:module";
import { join, posix } from "node:path";
import { pathToFileURL } from "node:url";
import vm from "node:vm";
import type { CompiledModule } from "../runtime/modules";
import { scriptName } from "../runtime/sourceMaps";

type Namespace = Record<string, unknown>;

/** What a thread must be started with to have `NodeModules`. */
export const NODE_MODULE_FLAGS = ["--experimental-vm-modules", "--experimental-import-meta-resolve", "--disable-warning=ExperimentalWarning"];

/**
 * The `"use node"` modules of a deployment as ES modules of Node's own, so that they may await at their top level and
 * import on demand. Packages that are not in the bundle resolve from the directory `packages`.
 */
export class NodeModules {
  readonly #base: string;
  readonly #known = new Map<string, vm.Module>();
  readonly #paths = new WeakMap<vm.Module, string>();
  /** What each module imports from the bundle. */
  readonly #imports = new Map<string, Set<string>>();
  /** Two graphs that share a module cannot be linked at the same time. */
  #linking: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly sources: ReadonlyMap<string, CompiledModule>,
    packages: string = process.cwd(),
  ) {
    this.#base = pathToFileURL(join(packages, "convex", "index.js")).href;
    // CommonJS packages inside the bundle ask for it under this name, as on Convex.
    Object.defineProperty(globalThis, "require", { value: createRequire(this.#base), configurable: true, writable: true });
  }

  /** Answers what a module exports, once it has run to its end. */
  async load(path: string): Promise<Namespace> {
    return { ...(await this.#evaluated(path)).namespace };
  }

  async #evaluated(path: string): Promise<vm.Module> {
    const known = this.#known.get(path);
    const module = known?.status === "evaluated" ? known : await this.#inTurn(() => this.#linked(path));
    try {
      // Of a module that was run before, this is the end of that run: it may still wait at its top level.
      await module.evaluate();
      return module;
    } catch (error) {
      this.#forget(path);
      throw error;
    }
  }

  #inTurn(link: () => Promise<vm.Module>): Promise<vm.Module> {
    const linked = this.#linking.then(link);
    this.#linking = linked.catch(() => {});
    return linked;
  }

  async #linked(path: string): Promise<vm.Module> {
    const module = this.#module(path);
    if (module === null) throw new Error(`Could not resolve module "${path}"`);
    try {
      if (module.status === "unlinked") await module.link((specifier, from) => this.#resolve(this.#paths.get(from) ?? "", specifier));
      return module;
    } catch (error) {
      this.#forget(path);
      throw error;
    }
  }

  /** What failed to load, and what was to be loaded with it, is tried anew by the next call; whatever else calls have loaded or are loading keeps its state. */
  #forget(path: string, seen = new Set<string>()): void {
    if (seen.has(path)) return;
    seen.add(path);
    const status = this.#known.get(path)?.status;
    for (const imported of this.#imports.get(path) ?? []) this.#forget(imported, seen);
    if (status !== "linked" && status !== "evaluating" && status !== "evaluated") this.#known.delete(path);
  }

  #module(path: string): vm.Module | null {
    const known = this.#known.get(path);
    if (known !== undefined) return known;
    const source = this.sources.get(path);
    if (source === undefined) return null;
    const module = new vm.SourceTextModule(source.source, {
      identifier: scriptName(path),
      initializeImportMeta: (meta) => {
        meta.url = new URL(path, this.#base).href;
      },
      importModuleDynamically: (specifier: string) => {
        const inside = this.#insideBundle(path, specifier);
        return inside === null ? import(this.#url(specifier)) : this.#evaluated(inside);
      },
    });
    this.#known.set(path, module);
    this.#paths.set(module, path);
    return module;
  }

  #insideBundle(from: string, specifier: string): string | null {
    const path = posix.join(posix.dirname(from), specifier);
    return specifier.startsWith(".") && this.sources.has(path) ? path : null;
  }

  async #resolve(from: string, specifier: string): Promise<vm.Module> {
    const inside = this.#insideBundle(from, specifier);
    if (inside === null) return this.#external(specifier);
    this.#imports.set(from, (this.#imports.get(from) ?? new Set()).add(inside));
    return this.#module(inside) ?? this.#external(specifier);
  }

  async #external(specifier: string): Promise<vm.Module> {
    const namespace: Namespace = await import(this.#url(specifier));
    const names = Object.keys(namespace);
    const values = { ...namespace };
    return new vm.SyntheticModule(names, function (this: vm.SyntheticModule) {
      for (const name of names) this.setExport(name, values[name]);
    });
  }

  #url(specifier: string): string {
    return import.meta.resolve(specifier, this.#base);
  }
}
