/** Filter expressions (`q.eq(q.field("a"), 1)` as JSON) → predicates over documents. */
import { compareValues, type Value } from "convex/values";
import { decodeLiteral, displayValue } from "../values";
import { DatabaseError } from "./errors";
import { fieldAt } from "./indexKeys";
import type { Document } from "./types";

type Evaluate = (document: Document) => Value | undefined;

export function compileFilter(json: unknown): (document: Document) => boolean {
  const evaluate = compile(json);
  return (document) => asBoolean(evaluate(document));
}

const COMPARISONS: Readonly<Record<string, (order: number) => boolean>> = {
  $eq: (order) => order === 0,
  $neq: (order) => order !== 0,
  $lt: (order) => order < 0,
  $lte: (order) => order <= 0,
  $gt: (order) => order > 0,
  $gte: (order) => order >= 0,
};

const ARITHMETIC: Readonly<Record<string, { verb: string; float: (a: number, b: number) => number; int: (a: bigint, b: bigint) => bigint }>> = {
  $add: { verb: "add", float: (a, b) => a + b, int: (a, b) => a + b },
  $sub: { verb: "subtract", float: (a, b) => a - b, int: (a, b) => a - b },
  $mul: { verb: "multiply", float: (a, b) => a * b, int: (a, b) => a * b },
  $div: { verb: "divide", float: (a, b) => a / b, int: (a, b) => a / nonZero(b) },
  $mod: { verb: "mod", float: (a, b) => a % b, int: (a, b) => a % nonZero(b) },
};

function compile(json: unknown): Evaluate {
  const [operator, operand] = singleEntry(json);
  const comparison = COMPARISONS[operator];
  if (comparison !== undefined) {
    const [left, right] = pair(operator, operand);
    return (document) => comparison(compareValues(left(document), right(document)));
  }
  const arithmetic = ARITHMETIC[operator];
  if (arithmetic !== undefined) {
    const [left, right] = pair(operator, operand);
    return (document) => {
      const a = left(document);
      const b = right(document);
      if (typeof a === "number" && typeof b === "number") return arithmetic.float(a, b);
      if (typeof a === "bigint" && typeof b === "bigint") return int64(arithmetic.int(a, b));
      throw unfit(`Cannot ${arithmetic.verb} ${described(a)} and ${described(b)}`);
    };
  }
  switch (operator) {
    case "$field": {
      if (typeof operand !== "string") throw invalid("$field needs a field path");
      const path = operand.split(".");
      return (document) => fieldAt(document, path);
    }
    case "$literal": {
      const value = decodeLiteral(operand);
      return () => value;
    }
    case "$and": {
      const all = list(operator, operand);
      return (document) => all.every((part) => asBoolean(part(document)));
    }
    case "$or": {
      const any = list(operator, operand);
      return (document) => any.some((part) => asBoolean(part(document)));
    }
    case "$not": {
      const part = compile(operand);
      return (document) => !asBoolean(part(document));
    }
    case "$neg": {
      const part = compile(operand);
      return (document) => {
        const value = part(document);
        if (typeof value === "number") return -value;
        if (typeof value === "bigint") return int64(-value);
        throw unfit(`Cannot negate ${described(value)}`);
      };
    }
    default:
      throw invalid(`unknown operator ${operator}`);
  }
}

function singleEntry(json: unknown): [string, unknown] {
  const entry = typeof json === "object" && json !== null ? Object.entries(json)[0] : undefined;
  if (entry === undefined) throw invalid("an expression is an object with one operator");
  return entry;
}

function list(operator: string, operand: unknown): Evaluate[] {
  if (!Array.isArray(operand)) throw invalid(`${operator} needs a list`);
  return operand.map(compile);
}

function pair(operator: string, operand: unknown): [Evaluate, Evaluate] {
  const [left, right] = list(operator, operand);
  if (left === undefined || right === undefined) throw invalid(`${operator} needs two operands`);
  return [left, right];
}

function asBoolean(value: Value | undefined): boolean {
  if (typeof value !== "boolean") throw unfit(`Cannot use value ${described(value)} as a Boolean`);
  return value;
}

function nonZero(divisor: bigint): bigint {
  if (divisor === 0n) throw invalid("division by zero");
  return divisor;
}

function int64(value: bigint): bigint {
  if (BigInt.asIntN(64, value) !== value) throw invalid("the result does not fit into an int64");
  return value;
}

/** A value as Convex names it in a complaint: `"x" (type String)`. */
function described(value: Value | undefined): string {
  return value === undefined ? "undefined (type undefined)" : `${displayValue(value)} (type ${typeName(value)})`;
}

function typeName(value: Value): string {
  if (value === null) return "Null";
  if (Array.isArray(value)) return "Array";
  if (value instanceof ArrayBuffer) return "Bytes";
  switch (typeof value) {
    case "bigint":
      return "Int64";
    case "number":
      return "Float64";
    case "boolean":
      return "Boolean";
    case "string":
      return "String";
    default:
      return "Object";
  }
}

function unfit(message: string): DatabaseError {
  return new DatabaseError("EvalError", message);
}

function invalid(reason: string): DatabaseError {
  return new DatabaseError("InvalidFilter", `Invalid filter expression: ${reason}.`);
}
