import type { JSONValue } from "convex/values";
import type { Definition } from "../exec/deployment";
import type { JsonObject } from "../runtime/json";
import { canonicalPath, parseFunctionPath } from "../runtime/paths";

type ExportTree = Map<string, ExportTree | string>;

/** What a component exports: its public functions, by module path and name. Leaves are canonical function paths. */
function exportTree({ functions }: Definition): ExportTree {
  const root: ExportTree = new Map();
  for (const [module, exported] of Object.entries(functions)) {
    for (const { name, visibility } of exported) {
      if (visibility !== "public") continue;
      let branch = root;
      for (const part of module.replace(/\.js$/, "").split("/")) {
        const next = branch.get(part);
        const known: ExportTree = next instanceof Map ? next : new Map();
        branch.set(part, known);
        branch = known;
      }
      branch.set(name, canonicalPath(parseFunctionPath(`${module}:${name}`)));
    }
  }
  return root;
}

/** The exports as a definition's analysis carries them; code generation reads `component.ts` off these. */
export function exportsJson(definition: Definition): JSONValue {
  const node = (value: ExportTree | string): JSONValue =>
    typeof value === "string"
      ? { type: "leaf", leaf: `_reference/function/${value}` }
      : { type: "branch", branch: [...value].map(([name, child]): JSONValue => [name, node(child)]) };
  return node(exportTree(definition));
}

/** The same for one mounted component. */
export function checkedExportsJson(definition: Definition, component: string): JsonObject {
  const node = (value: ExportTree | string): JSONValue =>
    typeof value === "string"
      ? { type: "leaf", resource: { type: "function", path: { component, udfPath: value } } }
      : { type: "branch", children: Object.fromEntries([...value].map(([name, child]) => [name, node(child)])) };
  return Object.fromEntries([...exportTree(definition)].map(([name, child]) => [name, node(child)]));
}
