import { text, type JsonObject } from "../runtime/json";
import { childPath, parseFunctionHandle, parseFunctionPath, type FunctionPath } from "../runtime/paths";
import type { FunctionTable } from "./functionTable";

const FUNCTION = "_reference/function/";
const CHILD = "_reference/childComponent/";

/**
 * The function that a syscall of a function of component `from` names: by path (`api.…`, `internal.…`), by handle, or
 * by reference (`components.child.…`). References reach only what a child exports: its public functions.
 * Forms as in `convex/server` 1.48, `components/paths.ts`.
 */
export function addressedFunction(functions: FunctionTable, address: JsonObject, from: string): FunctionPath {
  if (typeof address.name === "string") return parseFunctionPath(address.name, from);
  if (typeof address.functionHandle === "string") return parseFunctionHandle(address.functionHandle);
  const reference = text(address, "reference");
  if (reference.startsWith(FUNCTION)) return parseFunctionPath(reference.slice(FUNCTION.length), from);
  if (!reference.startsWith(CHILD)) throw new Error(`Invalid function reference: ${reference}`);
  const [child = "", ...attributes] = reference.slice(CHILD.length).split("/");
  return exportOf(functions, childPath(from, child), child, attributes);
}

/** `lib.rateLimit` of a child is the public function `rateLimit` of its module `lib`. */
function exportOf(functions: FunctionTable, component: string, child: string, attributes: readonly string[]): FunctionPath {
  if (!functions.hasComponent(component)) throw new Error(`Child component "${child}" not found`);
  const path = parseFunctionPath(`${attributes.slice(0, -1).join("/")}:${attributes.at(-1) ?? ""}`, component);
  if (functions.find(path)?.visibility !== "public") throw new Error(`Child component "${child}" does not export ${JSON.stringify(attributes)}`);
  return path;
}
