import { getConvexSize, jsonToConvex, type JSONValue, type Value } from "convex/values";
import { checkValue } from "../values/index";
import { DeveloperError } from "../runtime/errors";
import type { ResolvedFunction } from "./functionTable";

/** The table of a component that an id belongs to, or null; the database knows. */
type TableOfId = (id: string, component: string) => string | null;

const MAX_BYTES = 16 * 1024 * 1024;

/** Checks the argument object before any user code runs: size, then validator, as Convex orders it. */
export function checkArguments(fn: ResolvedFunction, args: JSONValue, tableOfId: TableOfId): void {
  const value = decode(args);
  const size = getConvexSize(value);
  if (size > MAX_BYTES) {
    throw new DeveloperError(
      `Arguments for ${fn.path.module}:${fn.path.name} are too large (actual: ${size} bytes, limit: ${MAX_BYTES} bytes)`,
    );
  }
  const mismatch = checkValue(fn.args, value, { tableOfId: (id) => tableOfId(id, fn.path.component) });
  if (mismatch !== null) throw new DeveloperError(`ArgumentValidationError: ${mismatch}`);
}

/** Checks a result after the function ran; a transaction that answers the wrong thing is rolled back. */
export function checkResult(fn: ResolvedFunction, json: string, tableOfId: TableOfId): void {
  // Two bytes of text per byte of value is a safe bound that spares most results the exact measure.
  if (fn.returns === null && json.length < MAX_BYTES / 2) return;
  const value = decode(JSON.parse(json));
  const size = getConvexSize(value);
  if (size > MAX_BYTES) {
    throw new DeveloperError(
      `Function ${fn.path.module}:${fn.path.name} return value is too large (actual: ${size} bytes, limit: ${MAX_BYTES} bytes)`,
    );
  }
  if (fn.returns === null) return;
  const mismatch = checkValue(fn.returns, value, { tableOfId: (id) => tableOfId(id, fn.path.component) });
  if (mismatch !== null) throw new DeveloperError(`ReturnsValidationError: ${mismatch}`);
}

function decode(json: JSONValue): Value {
  try {
    return jsonToConvex(json);
  } catch (error) {
    throw new DeveloperError(error instanceof Error ? error.message : String(error));
  }
}
