import { PushError } from "../admin/pushError";
import type { Definition, Deployment } from "../exec/deployment";
import { ROOT_COMPONENT } from "../runtime/paths";

/** Where a request goes: whose `http.ts`, and the path as its router sees it. */
interface HttpTarget {
  component: string;
  path: string;
}

/** Refuses mounts that reach nothing or that a prefix route of the same `http.ts` would shadow. */
export function checkHttpMounts({ config, httpRoutes }: Definition, definitions: Readonly<Record<string, Definition>>): void {
  for (const [mount, child] of Object.entries(config.httpMounts)) {
    const definition = config.children.find(({ name }) => name === child)?.definition;
    const found = definition === undefined ? undefined : definitions[definition];
    if (found === undefined) throw new PushError("TypecheckError", `HTTP mount "${mount}" is invalid: Child component "${child}" not found.`);
    if ((found.httpRoutes ?? []).length === 0 && Object.keys(found.config.httpMounts).length === 0) {
      throw new PushError("TypecheckError", `HTTP mount "${mount}" is invalid: Child component "${child}" doesn't have any HTTP routes.`);
    }
    if ((httpRoutes ?? []).some(({ path }) => prefixOf(path)?.startsWith(mount))) {
      throw new PushError("TypecheckError", `HTTP mount "${mount}" is invalid: Overlap with existing prefix route`);
    }
  }
}

/** The `http.ts` that answers a path: an exact route of the app, else the longest mount, else the app's prefix routes. Null: nobody. */
export function httpTarget(deployment: Deployment, path: string): HttpTarget | null {
  const own = ownPath(deployment, path);
  if (own !== null && deployment.httpRoutes?.some((route) => route.path === own)) return { component: ROOT_COMPONENT, path: own };
  let best: HttpTarget | null = null;
  let longest = 0;
  for (const [component, { httpPath, definition }] of Object.entries(deployment.mounts)) {
    if (httpPath === null || httpPath.length <= longest || !path.startsWith(httpPath)) continue;
    if ((deployment.definitions[definition]?.httpRoutes ?? null) === null) continue;
    longest = httpPath.length;
    best = { component, path: path.slice(httpPath.length - 1) };
  }
  if (best !== null) return best;
  return own !== null && deployment.httpRoutes !== null ? { component: ROOT_COMPONENT, path: own } : null;
}

/** Whether any HTTP action can be reached at all. */
export function hasHttpActions(deployment: Deployment | null): boolean {
  return deployment !== null && (deployment.httpRoutes !== null || Object.values(deployment.mounts).some(({ httpPath }) => httpPath !== null));
}

/** The path as the app's own router sees it; null outside its prefix. */
function ownPath({ config }: Deployment, path: string): string | null {
  if (config.httpPrefix === null) return path;
  return path.startsWith(config.httpPrefix) ? path.slice(config.httpPrefix.length - 1) : null;
}

/** `/files/*` is how a router tells a prefix route. */
function prefixOf(route: string): string | null {
  return route.endsWith("*") ? route.slice(0, -1) : null;
}
