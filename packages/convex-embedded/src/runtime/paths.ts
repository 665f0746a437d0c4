/** A function's address inside a deployment, e.g. `beats/queries.js` and `bySlug`. */
export interface FunctionPath {
  /** Path of the bundled module, always ending in `.js`. */
  module: string;
  name: string;
  /** As developers write and read it: `beats/queries:bySlug`. */
  display: string;
}

/**
 * Reads `dir/mod:fn`, `dir/mod.js:fn` or `dir/mod` (then the default export), the forms that clients and
 * function references use.
 */
export function parseFunctionPath(path: string): FunctionPath {
  const separator = path.lastIndexOf(":");
  const rawModule = separator === -1 ? path : path.slice(0, separator);
  const name = separator === -1 ? "default" : path.slice(separator + 1);
  const bare = rawModule.replace(/\.(js|ts|jsx|tsx)$/, "");
  return { module: `${bare}.js`, name, display: name === "default" ? bare : `${bare}:${name}` };
}

/** The canonical spelling kept in `_scheduled_functions` rows and function handles: `beats/queries.js:bySlug`. */
export function canonicalPath(path: FunctionPath): string {
  return `${path.module}:${path.name}`;
}

const HANDLE_PREFIX = "function://;";

/** The handle `createFunctionHandle` answers; the empty part before `;` names the root component. */
export function functionHandle(path: FunctionPath): string {
  return `${HANDLE_PREFIX}${canonicalPath(path)}`;
}

/** What syscalls name a function by. Component references are refused: this host runs the root component only. */
export function addressedPath(address: { name?: unknown; functionHandle?: unknown; reference?: unknown }): FunctionPath {
  if (typeof address.name === "string") return parseFunctionPath(address.name);
  if (typeof address.functionHandle === "string") {
    if (!address.functionHandle.startsWith(HANDLE_PREFIX)) {
      throw new Error(`Invalid function handle: ${address.functionHandle}`);
    }
    return parseFunctionPath(address.functionHandle.slice(HANDLE_PREFIX.length));
  }
  throw new Error(`Components are not supported here (reference ${JSON.stringify(address.reference)}).`);
}
