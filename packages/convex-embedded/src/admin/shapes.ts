import { CommitTsPlaceholder, type Value } from "convex/values";
import type { Document, Transaction } from "../db/types";

/** What documents of a table look like, in the form that Convex's tools read (`shapes2`). */
export type Shape =
  | { type: "Never" | "Null" | "Boolean" | "Int64" | "Float64" | "String" | "Bytes" | "Unknown" }
  | { type: "Id"; tableName: string }
  | { type: "Array"; shape: Shape }
  | { type: "Object"; fields: FieldShape[] }
  | { type: "Union"; shapes: Shape[] };
type FieldShape = { fieldName: string; optional: boolean; shape: Shape };

/** So many documents of a table are looked at: the newest. */
const SAMPLE = 1000;
const MOST_KINDS = 16;

export function shapeOfTable(tx: Transaction, tableName: string, tableOfId: (id: string) => string | null): Shape {
  const rows = tx.stream({ source: { type: "FullTableScan", tableName, order: "desc" }, operators: [{ limit: SAMPLE }] });
  let shape: Shape = { type: "Never" };
  for (let step = rows.next(); step.done !== true; step = rows.next()) shape = joined(shape, shapeOf(step.value, tableOfId));
  return shape;
}

function shapeOf(value: Value | Document, tableOfId: (id: string) => string | null): Shape {
  if (value === null) return { type: "Null" };
  if (typeof value === "boolean") return { type: "Boolean" };
  if (typeof value === "number") return { type: "Float64" };
  if (typeof value === "bigint") return { type: "Int64" };
  if (value instanceof ArrayBuffer) return { type: "Bytes" };
  if (value instanceof CommitTsPlaceholder) return { type: "Unknown" };
  if (typeof value === "string") {
    const tableName = tableOfId(value);
    return tableName === null ? { type: "String" } : { type: "Id", tableName };
  }
  if (Array.isArray(value)) return { type: "Array", shape: value.map((member) => shapeOf(member, tableOfId)).reduce(joined, { type: "Never" }) };
  const fields = Object.entries(value).flatMap(([fieldName, field]): FieldShape[] => (field === undefined ? [] : [{ fieldName, optional: false, shape: shapeOf(field, tableOfId) }]));
  return { type: "Object", fields: fields.sort((a, b) => (a.fieldName < b.fieldName ? -1 : 1)) };
}

/** The least that both are. */
function joined(one: Shape, other: Shape): Shape {
  if (one.type === "Never") return other;
  if (other.type === "Never") return one;
  const shapes = [one, other].flatMap((shape) => (shape.type === "Union" ? shape.shapes : [shape]));
  const kinds: Shape[] = [];
  for (const shape of shapes) {
    const at = kinds.findIndex((kind) => mergeable(kind, shape));
    const kind = kinds[at];
    if (kind === undefined) kinds.push(shape);
    else kinds[at] = merged(kind, shape);
  }
  const [first] = kinds;
  if (kinds.length === 1 && first !== undefined) return first;
  return kinds.length > MOST_KINDS ? { type: "Unknown" } : { type: "Union", shapes: kinds };
}

function mergeable(one: Shape, other: Shape): boolean {
  if (one.type === "String" && other.type === "Id") return true;
  if (one.type === "Id") return other.type === "String" || (other.type === "Id" && other.tableName === one.tableName);
  return one.type === other.type;
}

function merged(one: Shape, other: Shape): Shape {
  if (one.type === "Array" && other.type === "Array") return { type: "Array", shape: joined(one.shape, other.shape) };
  if (one.type === "Object" && other.type === "Object") return { type: "Object", fields: mergedFields(one.fields, other.fields) };
  return one.type === "Id" && other.type === "String" ? other : one;
}

function mergedFields(one: readonly FieldShape[], other: readonly FieldShape[]): FieldShape[] {
  const [left, right] = [one, other].map((fields) => new Map(fields.map((field) => [field.fieldName, field])));
  return [...new Set([...one, ...other].map(({ fieldName }) => fieldName))].sort().map((fieldName) => {
    const [a, b] = [left?.get(fieldName), right?.get(fieldName)];
    return { fieldName, optional: a === undefined || b === undefined || a.optional || b.optional, shape: joined(a?.shape ?? { type: "Never" }, b?.shape ?? { type: "Never" }) };
  });
}
