import { PushError } from "../admin/pushError";
import type { Definition, Mount } from "../exec/deployment";
import { childPath, ROOT_COMPONENT } from "../runtime/paths";
import type { EnvBinding } from "./definitionConfig";
import { checkBindings, checkRequired } from "./env";
import { checkHttpMounts } from "./httpMounts";

interface Place {
  path: string;
  /** Its own variables, already traced back to those of the deployment. */
  env: Record<string, EnvBinding>;
  httpPath: string | null;
}

/**
 * Puts every component in its place, beginning with the app's `use(…)` lines; parents come before children. Throws a
 * `PushError` for what does not fit together.
 */
export function instantiate(app: Definition, definitions: Readonly<Record<string, Definition>>, validatesEnv: boolean): Record<string, Mount> {
  const mounts: Record<string, Mount> = {};
  const descend = (definition: Definition, place: Place): void => {
    const { config } = definition;
    const seen = new Set<string>();
    for (const child of config.children) {
      const path = childPath(place.path, child.name);
      checkName(child.name);
      if (seen.has(child.name)) throw new PushError("TypecheckError", `Component "${place.path}" has multiple child components with the same name: "${child.name}"`);
      seen.add(child.name);
      const found = definitions[child.definition];
      if (found === undefined) throw new PushError("TypecheckError", `Component definition not found: ${child.definition}`);
      checkBindings(path, found.config.env, child.env, config.env);
      if (validatesEnv) checkRequired(path, found.config.env, child.env);
      const env = traceEnv(child.env, place);
      const httpPath = mountPathOf(config.httpMounts, child.name, place);
      mounts[path] = { definition: child.definition, env, httpPath };
      descend(found, { path, env, httpPath });
    }
    checkHttpMounts(definition, definitions);
  };
  descend(app, { path: ROOT_COMPONENT, env: {}, httpPath: null });
  return mounts;
}

/** Letters, digits and underscores: a component path is read back by its slashes. */
function checkName(name: string): void {
  if (!/^[A-Za-z][A-Za-z0-9_]{0,63}$/.test(name)) {
    throw new PushError("InvalidComponentName", `Invalid component name "${name}": names start with a letter, hold only letters, digits and underscores, and have at most 64 characters.`);
  }
}

/** What a parent got from its own parent is passed on as that; what it did not get, the child does not get either. */
function traceEnv(bindings: Readonly<Record<string, EnvBinding>>, parent: Place): Record<string, EnvBinding> {
  const traced = Object.entries(bindings).flatMap(([name, binding]): [string, EnvBinding][] => {
    if (binding.type === "value" || parent.path === ROOT_COMPONENT) return [[name, binding]];
    const source = parent.env[binding.name];
    return source === undefined ? [] : [[name, source]];
  });
  return Object.fromEntries(traced);
}

/** The app's mounts count from the site's root, a component's from its own mount; without that nothing of it is reached. */
function mountPathOf(httpMounts: Readonly<Record<string, string>>, child: string, parent: Place): string | null {
  const mounted = Object.entries(httpMounts).find(([, name]) => name === child)?.[0];
  if (mounted === undefined) return null;
  if (parent.path === ROOT_COMPONENT) return mounted;
  return parent.httpPath === null ? null : `${parent.httpPath.slice(0, -1)}${mounted}`;
}
