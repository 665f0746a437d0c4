import { parseValidator, type ValidatorJson } from "../values/index";
import { DeveloperError } from "../runtime/errors";
import { ROOT_COMPONENT, type FunctionPath } from "../runtime/paths";
import { definitionOf, type AnalyzedFunction, type Deployment, type FunctionKind } from "./deployment";

export interface ResolvedFunction {
  path: FunctionPath;
  kind: FunctionKind;
  visibility: "public" | "internal";
  args: ValidatorJson;
  returns: ValidatorJson | null;
  environment: "isolate" | "node";
}

const KINDS = { Query: "query", Mutation: "mutation", Action: "action" } as const;

/** Finds functions by path and refuses, in Convex's words, what the caller may not run. */
export class FunctionTable {
  readonly #known = new Map<string, ResolvedFunction>();
  readonly #deployment: Deployment | null;

  constructor(deployment: Deployment | null) {
    this.#deployment = deployment;
  }

  /** How many functions are known by now. */
  get size(): number {
    return this.#known.size;
  }

  /**
   * The function at `path`. A function of internal visibility, and every function of a component, is reported
   * exactly like an absent one unless `allowInternal`, so that nobody learns which exist.
   */
  resolve(path: FunctionPath, kind: FunctionKind, allowInternal: boolean): ResolvedFunction {
    const found = this.find(path);
    if (found === null || (isHidden(found) && !allowInternal)) throw notFound(path);
    if (found.kind !== kind) {
      throw new DeveloperError(
        `Trying to execute ${path.module}:${path.name} as ${capital(kind)}, but it is defined as ${capital(found.kind)}.`,
      );
    }
    return found;
  }

  /** The kind of a function that a caller names without saying it (`/api/function`). */
  kindOf(path: FunctionPath, allowInternal: boolean): FunctionKind {
    const found = this.find(path);
    if (found === null || (isHidden(found) && !allowInternal)) throw notFound(path, "function");
    return found.kind;
  }

  find(path: FunctionPath): ResolvedFunction | null {
    const key = `${path.component};${path.module}:${path.name}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const analyzed = definitionOf(this.#deployment, path.component)?.functions[path.module]?.find((candidate) => candidate.name === path.name);
    // Names that do not exist are not kept: clients may make up as many as they like.
    if (analyzed === undefined) return null;
    const resolved = this.#resolved(path, analyzed);
    this.#known.set(key, resolved);
    return resolved;
  }

  /** Whether a component is mounted at this path. */
  hasComponent(component: string): boolean {
    return definitionOf(this.#deployment, component) !== null;
  }

  /** What scheduling checks: the function must exist when it is scheduled. */
  requireSchedulable(path: FunctionPath): void {
    if (definitionOf(this.#deployment, path.component)?.functions[path.module] === undefined) {
      throw new Error(`Attempted to schedule function at nonexistent path: ${path.module}`);
    }
    if (this.find(path) === null) {
      throw new Error(
        `Attempted to schedule function, but no exported function ${path.name} found in the file: ${path.module}. Did you forget to export it?`,
      );
    }
  }

  #resolved(path: FunctionPath, analyzed: AnalyzedFunction): ResolvedFunction {
    const returns: unknown = JSON.parse(analyzed.returns);
    const module = definitionOf(this.#deployment, path.component)?.modules.find((candidate) => candidate.path === path.module);
    return {
      path,
      kind: KINDS[analyzed.udfType],
      visibility: analyzed.visibility,
      args: parseValidator(JSON.parse(analyzed.args)),
      returns: returns === null ? null : parseValidator(returns),
      environment: module?.environment ?? "isolate",
    };
  }
}

/** Clients reach public functions of the app only; what a component calls public is public to its parent. */
function isHidden({ path, visibility }: ResolvedFunction): boolean {
  return visibility === "internal" || path.component !== ROOT_COMPONENT;
}

/** The CLI recognises "Could not find function" and then lists what exists. */
function notFound(path: FunctionPath, what = "public function"): DeveloperError {
  return new DeveloperError(
    `Could not find ${what} for '${path.display}'. Did you forget to run \`npx convex dev\` or \`npx convex deploy\`?`,
  );
}

function capital(kind: FunctionKind): string {
  return `${kind.charAt(0).toUpperCase()}${kind.slice(1)}`;
}
