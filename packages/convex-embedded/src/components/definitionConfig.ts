import type { JSONValue } from "convex/values";
import { isObject, list, optionalText, text, type JsonObject } from "../runtime/json";
import { parseValidator, type ValidatorJson } from "../values/index";

/** Where a component's variable comes from: a text, or a variable of its parent. */
export type EnvBinding = { type: "value"; value: string } | { type: "envVar"; name: string };

interface EnvDeclaration {
  validator: ValidatorJson;
  optional: boolean;
}

/** One `use(…)` of a `convex.config.ts`. */
interface ChildComponent {
  name: string;
  definition: string;
  env: Record<string, EnvBinding>;
}

/** What a `convex.config.ts` says. */
export interface DefinitionConfig {
  /** The name that `use` gives unless told otherwise; null for an app. */
  name: string | null;
  /** Where the app's own HTTP actions are served, with a slash at both ends. */
  httpPrefix: string | null;
  children: ChildComponent[];
  /** Mount path, with a slash at both ends, to the name of a child. */
  httpMounts: Record<string, string>;
  env: Record<string, EnvDeclaration>;
  /** The same as `export()` gave it, for the answer to a push. */
  exported: JsonObject;
}

/** An app without a `convex.config.ts`. */
export const NO_CONFIG: DefinitionConfig = {
  name: null,
  httpPrefix: null,
  children: [],
  httpMounts: {},
  env: {},
  exported: { definitionType: { type: "app" }, childComponents: [], httpMounts: {} },
};

const CHILD = "_reference/childComponent/";

/** Reads what `export()` of `defineApp` or `defineComponent` gives (`convex/server` 1.48, `components/definition.ts`). */
export function parseDefinitionConfig(exported: JsonObject): DefinitionConfig {
  const type = exported.definitionType;
  const mounts = isObject(exported.httpMounts) ? Object.entries(exported.httpMounts) : [];
  return {
    name: isObject(type) ? (optionalText(type, "name") ?? null) : null,
    httpPrefix: optionalText(exported, "httpPrefix") ?? null,
    children: list(exported, "childComponents").map(childComponent),
    httpMounts: Object.fromEntries(mounts.map(([path, reference]) => [path, String(reference).slice(CHILD.length)])),
    env: Object.fromEntries(pairs(exported.envVars).map(([name, declared]) => [name, { validator: parseValidator(JSON.parse(text(declared, "value"))), optional: declared.optional === true }])),
    exported,
  };
}

function childComponent(child: JSONValue): ChildComponent {
  if (!isObject(child)) throw new Error("A child component is not an object");
  const env = pairs(child.env).map(([name, binding]): [string, EnvBinding] => [
    name,
    binding.type === "envVar" ? { type: "envVar", name: text(binding, "name") } : { type: "value", value: text(binding, "value") },
  ]);
  return { name: text(child, "name"), definition: text(child, "path"), env: Object.fromEntries(env) };
}

function pairs(value: JSONValue | undefined): [string, JsonObject][] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw new Error("Expected a list of names and values");
  return value.map((pair): [string, JsonObject] => {
    const [name, content]: (JSONValue | undefined)[] = Array.isArray(pair) ? pair : [];
    if (typeof name !== "string" || !isObject(content)) throw new Error("Expected a name and a value");
    return [name, content];
  });
}
