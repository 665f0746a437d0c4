/** Checks values against validators, in the words Convex uses for arguments, results and documents. */
import { CommitTsPlaceholder, compareValues, jsonToConvex, type Value } from "convex/values";
import { displayLiteral, displayValidator, displayValue } from "./display";
import type { ValidatorJson } from "./validatorJson";

export interface CheckContext {
  /** The table an id belongs to by its table number, or null when the id or the table is unknown. */
  tableOfId(id: string): string | null;
}

/** Convex's message for the first thing that does not match, or null when the value matches. */
export function checkValue(validator: ValidatorJson, value: Value, context: CheckContext): string | null {
  return check(validator, value, context, "");
}

function check(validator: ValidatorJson, value: Value, context: CheckContext, path: string): string | null {
  switch (validator.type) {
    case "any":
      return null;
    case "null":
      return value === null ? null : noMatch(validator, value, path);
    case "boolean":
    case "string":
    case "number":
      return typeof value === validator.type ? null : noMatch(validator, value, path);
    case "bigint":
      return typeof value === "bigint" || value instanceof CommitTsPlaceholder ? null : noMatch(validator, value, path);
    case "commitTs":
      return typeof value === "bigint" || value instanceof CommitTsPlaceholder ? null : noMatch(validator, value, path);
    case "bytes":
      return value instanceof ArrayBuffer ? null : noMatch(validator, value, path);
    case "literal":
      return checkLiteral(validator.value, value, path);
    case "id":
      return checkId(validator, value, context, path);
    case "array":
      return Array.isArray(value) ? firstOf(value.entries(), ([index, element]) => check(validator.value, element, context, `${path}[${index}]`)) : noMatch(validator, value, path);
    case "record":
      return isObject(value) ? checkRecord(validator, value, context, path) : noMatch(validator, value, path);
    case "object":
      return isObject(value) ? checkObject(validator, value, context, path) : noMatch(validator, value, path);
    case "union": {
      const [only, ...others] = validator.value;
      // With a single member the member's own message says more.
      if (only !== undefined && others.length === 0) return check(only, value, context, path);
      return validator.value.some((member) => check(member, value, context, path) === null) ? null : noMatch(validator, value, path);
    }
  }
}

function checkLiteral(literal: unknown, value: Value, path: string): string | null {
  // Most literals are the plain strings of an enum: no decoding for these.
  if (typeof literal === "string" && typeof value === "string") {
    if (literal === value) return null;
  } else if (compareValues(jsonToConvex(JSON.parse(JSON.stringify(literal))), value) === 0) {
    return null;
  }
  return `\`${displayValue(value)}\` does not match literal validator \`v.literal(${displayLiteral(literal)})\`.${pathLine(path)}`;
}

function checkId(validator: { type: "id"; tableName: string }, value: Value, context: CheckContext, path: string): string | null {
  const table = typeof value === "string" ? context.tableOfId(value) : null;
  if (table === validator.tableName) return null;
  if (table === null) return noMatch(validator, value, path);
  const source = table.startsWith("_") ? "a system table" : `table \`${table}\``;
  return `Found ID ${displayValue(value)} from ${source}, which does not match the table name in validator \`${displayValidator(validator)}\`.${pathLine(path)}`;
}

function checkRecord(validator: Extract<ValidatorJson, { type: "record" }>, value: Record<string, Value | undefined>, context: CheckContext, path: string): string | null {
  return firstOf(definedFields(value), ([name, field]) =>
    check(validator.keys, name, context, `${path}.keys()`) ?? check(validator.values.fieldType, field, context, `${path}.values()`));
}

function checkObject(validator: Extract<ValidatorJson, { type: "object" }>, value: Record<string, Value | undefined>, context: CheckContext, path: string): string | null {
  const details = () => `\n${pathLine(path)}\nObject: ${displayValue(value)}\nValidator: ${displayValidator(validator)}`;
  for (const [name, expected] of Object.entries(validator.value)) {
    const field = Object.hasOwn(value, name) ? value[name] : undefined;
    if (field !== undefined) {
      const problem = check(expected.fieldType, field, context, `${path}.${name}`);
      if (problem !== null) return problem;
    } else if (!expected.optional) {
      return `Object is missing the required field \`${name}\`. Consider wrapping the field validator in \`v.optional(...)\` if this is expected.${details()}`;
    }
  }
  return firstOf(definedFields(value), ([name]) =>
    Object.hasOwn(validator.value, name) ? null : `Object contains extra field \`${name}\` that is not in the validator.${details()}`);
}

function noMatch(validator: ValidatorJson, value: Value, path: string): string {
  return `Value does not match validator.\n${pathLine(path)}\nValue: ${displayValue(value)}\nValidator: ${displayValidator(validator)}`;
}

function pathLine(path: string): string {
  return path === "" ? "" : `Path: ${path}`;
}

function firstOf<T>(items: Iterable<T>, problemOf: (item: T) => string | null): string | null {
  for (const item of items) {
    const problem = problemOf(item);
    if (problem !== null) return problem;
  }
  return null;
}

function* definedFields(value: Record<string, Value | undefined>): Generator<[string, Value]> {
  for (const [name, field] of Object.entries(value)) if (field !== undefined) yield [name, field];
}

function isObject(value: Value): value is Record<string, Value | undefined> {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof ArrayBuffer) && !(value instanceof CommitTsPlaceholder);
}
