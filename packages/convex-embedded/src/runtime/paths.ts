/** Component path of the app itself; a component's is `rateLimiter` or, nested, `rateLimiter/batchWorker`. */
export const ROOT_COMPONENT = "";

/** The component that `parent` calls `name`. */
export function childPath(parent: string, name: string): string {
  return parent === ROOT_COMPONENT ? name : `${parent}/${name}`;
}

/** A function's address inside a deployment, e.g. `beats/queries.js` and `bySlug` of the app. */
export interface FunctionPath {
  /** Path of the component whose function it is. */
  component: string;
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
export function parseFunctionPath(path: string, component: string = ROOT_COMPONENT): FunctionPath {
  const separator = path.lastIndexOf(":");
  const rawModule = separator === -1 ? path : path.slice(0, separator);
  const name = separator === -1 ? "default" : path.slice(separator + 1);
  const bare = rawModule.replace(/\.(js|ts|jsx|tsx)$/, "");
  return { component, module: `${bare}.js`, name, display: name === "default" ? bare : `${bare}:${name}` };
}

/** The canonical spelling kept in `_scheduled_functions` rows and function handles, without the component: `beats/queries.js:bySlug`. */
export function canonicalPath(path: FunctionPath): string {
  return `${path.module}:${path.name}`;
}

const HANDLE_PREFIX = "function://";

/** The handle `createFunctionHandle` answers: stable over pushes, valid in every component. */
export function functionHandle(path: FunctionPath): string {
  return `${HANDLE_PREFIX}${path.component};${canonicalPath(path)}`;
}

/** What a handle names; whether it exists is another question. */
export function parseFunctionHandle(handle: string): FunctionPath {
  const separator = handle.indexOf(";");
  if (!handle.startsWith(HANDLE_PREFIX) || separator === -1) throw new Error(`Invalid function handle: ${handle}`);
  return parseFunctionPath(handle.slice(separator + 1), handle.slice(HANDLE_PREFIX.length, separator));
}
