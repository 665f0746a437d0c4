import type { JSONValue } from "convex/values";
import type { Database, ExportedChange, Transaction } from "../db/types";
import { isObject, optionalText, text, type JsonObject } from "../runtime/json";

/** Documents or changes of one answer, and characters of them after which it ends. */
const MOST = 1000;
const MOST_CHARACTERS = 4 * 1024 * 1024;

interface Place { component: string; table: string }

/** One page of a moment of the database: everything, or what `tableName` and `component` leave of it, table by table in the order of ids. */
export function snapshotPage(db: Database, args: JsonObject): JSONValue {
  const tx = db.beginExport(optionalTime(args.snapshot));
  const from = cursorOf(args.cursor);
  const tables = tablesOf(db, args).filter(({ number }) => number >= (from?.table ?? 0));
  const values: JSONValue[] = [];
  let characters = 0;
  for (const { number, name: table, namespace: component } of tables) {
    for (const { id, json } of documentsOf(tx, { component, table }, from?.table === number ? from.id : null)) {
      values.push({ _component: component, _table: table, _ts: tx.snapshotTs.toString(), json });
      characters += json.length;
      if (values.length >= MOST || characters >= MOST_CHARACTERS) {
        return { values, snapshot: tx.snapshotTs.toString(), cursor: JSON.stringify({ tablet: String(number), id }), hasMore: true };
      }
    }
  }
  return { values, snapshot: tx.snapshotTs.toString(), cursor: null, hasMore: false };
}

/** What was committed since a cursor, in the order of commits. */
export function changePage(db: Database, args: JsonObject): JSONValue {
  const { changes, cursor, hasMore } = db.changesSince(BigInt(text(args, "cursor")), MOST);
  const selected = changes.filter(({ namespace, table }) => isSelected({ component: namespace, table }, args));
  return { values: selected.map(changeValue), cursor: cursor.toString(), hasMore };
}

function changeValue({ namespace, table, ts, id, json }: ExportedChange): JSONValue {
  return { _component: namespace, _table: table, _ts: ts.toString(), _deleted: json === null, json: json ?? JSON.stringify({ _id: id }) };
}

function tablesOf(db: Database, args: JsonObject) {
  return db.tables().filter(({ namespace, name }) => isSelected({ component: namespace, table: name }, args)).sort((a, b) => a.number - b.number);
}

function isSelected({ component, table }: Place, args: JsonObject): boolean {
  const [wantedTable, wantedComponent] = [optionalText(args, "tableName"), optionalText(args, "component")];
  return !table.startsWith("_") && (wantedTable ?? table) === table && (wantedComponent ?? component) === component;
}

function* documentsOf(tx: Transaction, { component, table }: Place, after: string | null): Generator<{ id: string; json: string }> {
  const range = after === null ? [] : [{ type: "Gt" as const, fieldPath: "_id", value: after }];
  const rows = tx.inNamespace(component).streamJson({ source: { type: "IndexRange", indexName: `${table}.by_id`, range, order: "asc" }, operators: [] });
  for (let step = rows.next(); step.done !== true; step = rows.next()) {
    const document: JSONValue = JSON.parse(step.value);
    if (isObject(document)) yield { id: text(document, "_id"), json: step.value };
  }
}

function cursorOf(json: JSONValue | undefined): { table: number; id: string } | null {
  if (typeof json !== "string") return null;
  const cursor: JSONValue = JSON.parse(json);
  if (!isObject(cursor)) throw new Error("The cursor is none of this endpoint's");
  return { table: Number(text(cursor, "tablet")), id: text(cursor, "id") };
}

function optionalTime(json: JSONValue | undefined): bigint | null {
  return typeof json === "string" ? BigInt(json) : null;
}
