import { convexToJson, type JSONValue } from "convex/values";
import type { Transaction } from "../db/types";
import type { Caller } from "../exec/deployment";
import type { FunctionHost } from "../exec/execution";
import { DeveloperError } from "../runtime/errors";
import { isObject, text, type JsonObject } from "../runtime/json";
import { ROOT_COMPONENT } from "../runtime/paths";
import type { QuerySpec } from "../lane/queryCache";
import { shapeOfTable } from "./shapes";
import { changePage, snapshotPage } from "./streamingQueries";
import { EXPORTS_TABLE, IMPORTS_TABLE } from "../snapshots/tables";

export function isSystemQuery(path: string): boolean {
  return path.startsWith("_system/");
}

/** Asked for by `/api/shapes2`; Convex has no function of this name. */
export const SHAPES = "_system/embedded/shapes";
/** Asked for by the streaming export, as above. */
export const SNAPSHOT_PAGE = "_system/embedded/snapshotPage";
export const CHANGE_PAGE = "_system/embedded/changePage";

type SystemQuery = (host: FunctionHost, tx: Transaction, args: JsonObject) => JSONValue;

/** The system functions that the official CLI 1.48 subscribes to; `.js` in their names is optional. */
const QUERIES: Readonly<Record<string, SystemQuery>> = {
  "_system/cli/queryEnvironmentVariables": (host) => userVariables(host).map(([name, value]) => ({ name, value })),
  "_system/cli/queryEnvironmentVariables:get": (host, _tx, args) => {
    // The deployment's own ones too: CLIs before 1.40 look its addresses up this way.
    const value = host.code.of(ROOT_COMPONENT).env.get(text(args, "name"));
    return value === undefined ? null : { name: text(args, "name"), value };
  },
  "_system/cli/tables": (host, { namespace }) => page(tablesOf(host, namespace).filter(({ name }) => !name.startsWith("_")).map(({ name }) => ({ name }))),
  "_system/cli/tableData": tableData,
  "_system/cli/queryTable": queryTable,
  "_system/cli/tableSize": (host, { namespace }, args) => tablesOf(host, namespace).find(({ name }) => name === args.tableName)?.documents ?? 0,
  "_system/cli/modules:apiSpec": (host, { namespace }) => host.apiSpec(namespace),
  "_system/cli/convexUrl:cloudUrl": (host) => host.origin,
  "_system/frontend/getSchemas": (host, { namespace }) => ({ active: schemaOrNothing(host.schemaText(namespace)) }),
  [SHAPES]: shapes,
  [SNAPSHOT_PAGE]: (host, _tx, args) => snapshotPage(host.db, args),
  [CHANGE_PAGE]: (host, _tx, args) => changePage(host.db, args),
  "_system/frontend/components:list": (host) => host.components(),
  "_system/cli/queryImport": (_host, tx, args) => {
    const row = tx.inNamespace(ROOT_COMPONENT).get(text(args, "importId"), IMPORTS_TABLE);
    return row === null ? null : convexToJson(row);
  },
  "_system/cli/queryImport:list": (_host, tx) => newest(tx, IMPORTS_TABLE, 20),
  "_system/cli/exports:getLatest": (_host, tx) => newest(tx, EXPORTS_TABLE, 1)[0] ?? null,
};

/** Answers convex JSON text. Only the admin key opens these. */
export function runSystemQuery(host: FunctionHost, tx: Transaction, spec: QuerySpec, caller: Caller): string {
  if (!caller.admin) throw new DeveloperError("Unauthorized: operation requires an admin key");
  const name = spec.path.replace(/\.js(?=:|$)/, "").replace(/:default$/, "");
  const query = QUERIES[name];
  if (query === undefined) throw new DeveloperError(`Could not find function for '${spec.path}'`);
  return JSON.stringify(query(host, tx, isObject(spec.args) ? spec.args : {}));
}

function newest(tx: Transaction, tableName: string, limit: number): JSONValue[] {
  const root = tx.inNamespace(ROOT_COMPONENT);
  const rows = root.stream({ source: { type: "FullTableScan", tableName, order: "desc" }, operators: [{ limit }] });
  const found: JSONValue[] = [];
  for (let step = rows.next(); step.done !== true; step = rows.next()) found.push(convexToJson(step.value));
  return found;
}

function userVariables(host: FunctionHost): [string, string][] {
  return [...host.code.of(ROOT_COMPONENT).env].filter(([name]) => !host.builtInVariables.has(name));
}

function tablesOf(host: FunctionHost, component: string) {
  return host.db.tables().filter(({ namespace }) => namespace === component);
}

/** `convex dev` waits for this to change when the documents of a table do not fit a schema: it does with any document. */
function queryTable(_host: FunctionHost, tx: Transaction, args: JsonObject): JSONValue {
  tx.count(text(args, "tableName"));
  return tx.snapshotTs.toString();
}

function schemaOrNothing(text: string): JSONValue {
  return text === "null" ? null : text;
}

function shapes(host: FunctionHost, tx: Transaction): JSONValue {
  const tables = tablesOf(host, tx.namespace).filter(({ name }) => !name.startsWith("_"));
  const found = tables.map(({ name }) => [name, shapeOfTable(tx, name, (id) => host.db.tableOfId(id, tx.namespace))]);
  const json: JSONValue = JSON.parse(JSON.stringify(Object.fromEntries(found)));
  return json;
}

function page(rows: JSONValue[]): JSONValue {
  return { page: rows, isDone: true, continueCursor: "" };
}

function tableData(host: FunctionHost, tx: Transaction, args: JsonObject): JSONValue {
  const options = isObject(args.paginationOpts) ? args.paginationOpts : {};
  const tableName = text(args, "table");
  if (!tablesOf(host, tx.namespace).some(({ name }) => name === tableName)) return page([]);
  const { page: documents, ...rest } = tx.page({
    query: { source: { type: "FullTableScan", tableName, order: args.order === "asc" ? "asc" : "desc" }, operators: [] },
    cursor: typeof options.cursor === "string" ? options.cursor : null,
    endCursor: null,
    pageSize: typeof options.numItems === "number" ? options.numItems : 100,
  });
  return { page: documents.map((document) => convexToJson(document)), ...rest };
}
