/** Short ways to write schemas and queries in database tests. */
import type { GenericSchema, SchemaDefinition } from "convex/server";
import { convexToJson, type Value } from "convex/values";
import { type Database, type Document, openDatabase, type RangeExpression, type SchemaJson, type SerializedQuery, type Transaction } from "../src/db";

/** The JSON a push sends; the method that makes it is not part of convex's public types. */
export function schemaJson(schema: SchemaDefinition<GenericSchema, boolean>): SchemaJson {
  const exporter: unknown = Reflect.get(schema, "export");
  if (typeof exporter !== "function") throw new Error("convex no longer exports schemas this way");
  return JSON.parse(String(exporter.call(schema)));
}

export function memoryDatabase(schema?: SchemaDefinition<GenericSchema, boolean>): Database {
  const db = openDatabase({ memory: true });
  if (schema !== undefined) db.applySchema(schemaJson(schema));
  return db;
}

const bound = (type: RangeExpression["type"]) => (fieldPath: string, value: Value | undefined): RangeExpression =>
  ({ type, fieldPath, value: value === undefined ? { $undefined: null } : convexToJson(value) });
export const eq = bound("Eq");
export const gt = bound("Gt");
export const gte = bound("Gte");
export const lt = bound("Lt");
export const lte = bound("Lte");

export function scan(tableName: string, order: "asc" | "desc" | null = null, operators: SerializedQuery["operators"] = []): SerializedQuery {
  return { source: { type: "FullTableScan", tableName, order }, operators };
}

export function byIndex(indexName: string, range: RangeExpression[] = [], order: "asc" | "desc" | null = null, operators: SerializedQuery["operators"] = []): SerializedQuery {
  return { source: { type: "IndexRange", indexName, range, order }, operators };
}

export function search(indexName: string, fieldPath: string, value: string, filters: Record<string, Value> = {}, operators: SerializedQuery["operators"] = []): SerializedQuery {
  const equal = Object.entries(filters).map(([field, filter]) => ({ type: "Eq" as const, fieldPath: field, value: convexToJson(filter) }));
  return { source: { type: "Search", indexName, filters: [{ type: "Search", fieldPath, value }, ...equal] }, operators };
}

export function rows(tx: Transaction, query: SerializedQuery): Document[] {
  return drain(tx.stream(query));
}

export function drain<T>(iterator: Iterator<T>): T[] {
  const items: T[] = [];
  for (let step = iterator.next(); step.done !== true; step = iterator.next()) items.push(step.value);
  return items;
}

/** Runs `body` in a mutation and commits it. */
export function mutate<T>(db: Database, body: (tx: Transaction) => T): T {
  const tx = db.begin("mutation");
  const result = body(tx);
  db.commit(tx);
  return result;
}
