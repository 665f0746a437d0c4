import { getConvexSize, jsonToConvex, type JSONValue, type Value } from "convex/values";
import { checkValue } from "../values/index";
import { DeveloperError } from "../runtime/errors";
import type { ResolvedFunction } from "./functionTable";

/** The table of a component that an id belongs to, or null; the database knows. */
type TableOfId = (id: string, component: string) => string | null;

const MAX_BYTES = 16 * 1024 * 1024;

/** Levels of arrays and objects that a value may have. */
const MAX_NESTING = 64;
const TOO_NESTED = `Value is too nested (nested ${MAX_NESTING + 1} levels deep > maximum nesting ${MAX_NESTING})`;

/** Checks the argument object before any user code runs: size, then validator, as Convex orders it. */
export function checkArguments(fn: ResolvedFunction, args: JSONValue, tableOfId: TableOfId): void {
  // The list of arguments is a level of its own.
  if (isDeeper(args, MAX_NESTING - 1)) throw new DeveloperError(`Invalid arguments for ${fn.path.module}:${fn.path.name}: ${TOO_NESTED}`);
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
  if (isTextDeeper(json, MAX_NESTING)) throw new DeveloperError(`Function ${fn.path.module}:${fn.path.name} return value invalid: ${TOO_NESTED}`);
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

function isDeeper(value: JSONValue, levels: number): boolean {
  if (typeof value !== "object" || value === null) return false;
  if (levels === 0) return true;
  return Object.values(value).some((member) => isDeeper(member, levels - 1));
}

/** The same of JSON text, which is not parsed for it. An encoded value (`{"$integer": …}`) is no level. */
function isTextDeeper(json: string, levels: number): boolean {
  // Text with no more brackets than levels cannot be deeper, and most is of that kind.
  if (!occursMoreThan(json, "{", levels / 2) && !occursMoreThan(json, "[", levels / 2)) return false;
  let depth = 0;
  for (let at = 0; at < json.length; at += 1) {
    const character = json[at];
    if (character === '"') at = endOfString(json, at);
    else if (character === "{" && json.startsWith('{"$', at)) at = json.indexOf("}", at);
    else if (character === "[" || character === "{") depth += 1;
    else if (character === "]" || character === "}") depth -= 1;
    if (depth > levels) return true;
  }
  return false;
}

function occursMoreThan(text: string, character: string, times: number): boolean {
  let at = -1;
  for (let count = 0; count <= times; count += 1) {
    at = text.indexOf(character, at + 1);
    if (at === -1) return false;
  }
  return true;
}

function endOfString(json: string, start: number): number {
  let end = json.indexOf('"', start + 1);
  while (isEscaped(json, end)) end = json.indexOf('"', end + 1);
  return end;
}

function isEscaped(json: string, at: number): boolean {
  let slashes = 0;
  while (json[at - 1 - slashes] === "\\") slashes += 1;
  return slashes % 2 === 1;
}

function decode(json: JSONValue): Value {
  try {
    return jsonToConvex(json);
  } catch (error) {
    throw new DeveloperError(error instanceof Error ? error.message : String(error));
  }
}
