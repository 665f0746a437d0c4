import { jsonToConvex, type JSONValue, type Value } from "convex/values";
import { identifierProblem, indexNameProblem } from "../values/index";
import { LIMITS } from "../db/limits";
import type { PageRequest, SerializedQuery } from "../db/types";
import { isObject, optionalText, text, type JsonObject } from "../runtime/json";
import type { Invocation } from "./invocation";
import { reply, valueReply } from "./replies";

export function queryStream(invocation: Invocation, args: JsonObject): string {
  const queryId = invocation.streams.size === 0 ? 0 : Math.max(...invocation.streams.keys()) + 1;
  invocation.streams.set(queryId, invocation.tx.streamJson(serializedQuery("queryStream", args.query)));
  return reply({ queryId });
}

export function queryCleanup(invocation: Invocation, args: JsonObject): string {
  if (typeof args.queryId === "number") {
    invocation.streams.get(args.queryId)?.return?.();
    invocation.streams.delete(args.queryId);
  }
  return reply({});
}

export function queryStreamNext(invocation: Invocation, args: JsonObject): string {
  const stream = typeof args.queryId === "number" ? invocation.streams.get(args.queryId) : undefined;
  if (stream === undefined) throw new Error("Query stream is closed.");
  const next = stream.next();
  return next.done === true ? valueReply('{"value":null,"done":true}') : valueReply(`{"value":${next.value},"done":false}`);
}

/**
 * One page per query, with the queries that it runs: the journal of a live query can keep the end of one page only.
 * Mutations have no journal, and may read as many as they like.
 */
export function queryPage(invocation: Invocation, args: JsonObject): string {
  const { execution } = invocation;
  const query = execution.active.find(({ fn }) => fn.kind === "query");
  if (query?.pageUsed === true) {
    throw new Error(
      "This query or mutation function ran multiple paginated queries. Convex only supports a single paginated query in each function.",
    );
  }
  if (query !== undefined) query.pageUsed = true;
  const page = invocation.tx.pageJson(pageRequest(args, execution.active.length === 1 ? execution.journalIn : null));
  if (execution.active.length === 1) execution.journalOut = page.continueCursor;
  const { page: documents, ...rest } = page;
  return valueReply(`{"page":[${documents.join(",")}],${JSON.stringify(rest).slice(1)}`);
}

export function get(invocation: Invocation, args: JsonObject): string {
  return valueReply(invocation.tx.getJson(text(args, "id"), optionalText(args, "table"), args.isSystem === true ? "system.get" : "get") ?? "null");
}

export function count(invocation: Invocation, args: JsonObject): string {
  return reply(invocation.tx.count(tableName("db.count", args)));
}

export function normalizeId(invocation: Invocation, args: JsonObject): string {
  return reply({ id: invocation.tx.normalizeId(tableName("db.normalizeId", args), text(args, "idString")) });
}

export function insert(invocation: Invocation, args: JsonObject): string {
  return reply({ _id: invocation.tx.insert(tableName("db.insert", args), fields("db.insert", args.value)) });
}

export function patch(invocation: Invocation, args: JsonObject): string {
  const value = args.value ?? null;
  if (!isObject(value)) throw new Error("Invalid argument `value` for `db.patch`: expected an object");
  const changes: Record<string, Value | undefined> = {};
  for (const [name, json] of Object.entries(value)) {
    changes[name] = isObject(json) && "$undefined" in json ? undefined : jsonToConvex(json);
  }
  invocation.tx.patch(text(args, "id"), changes, optionalText(args, "table"));
  return reply(null);
}

export function replace(invocation: Invocation, args: JsonObject): string {
  invocation.tx.replace(text(args, "id"), fields("db.replace", args.value), optionalText(args, "table"));
  return reply(null);
}

export function remove(invocation: Invocation, args: JsonObject): string {
  invocation.tx.delete(text(args, "id"), optionalText(args, "table"));
  return reply(null);
}

function fields(method: string, json: JSONValue | undefined): Record<string, Value> {
  const value = jsonToConvex(json ?? null);
  if (!isRecord(value)) throw new Error(`Invalid argument \`value\` for \`${method}\`: Value must be an Object`);
  return value;
}

function tableName(method: string, args: JsonObject): string {
  const name = text(args, "table");
  const problem = identifierProblem(name);
  if (problem !== null) throw new Error(`Invalid argument \`table\` for \`${method}\`: ${problem}`);
  return name;
}

function isRecord(value: Value): value is Record<string, Value> {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof ArrayBuffer);
}

function pageRequest(args: JsonObject, journal: string | null): PageRequest {
  const { pageSize, maximumRowsRead, maximumBytesRead } = args;
  const query = serializedQuery("queryPage", args.query);
  if (pageSize === 0) throw new Error("Must request at least 1 document while paginating");
  if (typeof pageSize === "number" && pageSize > LIMITS.documentsRead) throw new Error(`Requested too many items: ${pageSize}`);
  if (maximumRowsRead === 0 || maximumBytesRead === 0) throw new Error("maximumRowsRead and maximumBytesRead must be greater than 0");
  return {
    query,
    cursor: optionalText(args, "cursor") ?? null,
    endCursor: optionalText(args, "endCursor") ?? journal,
    pageSize: typeof pageSize === "number" ? pageSize : 0,
    ...(typeof maximumRowsRead === "number" ? { maximumRowsRead } : {}),
    ...(typeof maximumBytesRead === "number" ? { maximumBytesRead } : {}),
  };
}

/** The client library builds this JSON; its parts are checked where the database compiles them. */
function serializedQuery(operation: string, json: JSONValue | undefined): SerializedQuery {
  if (!isSerializedQuery(json)) throw new Error("Invalid query");
  const { source } = json;
  const problem = source.type === "FullTableScan" ? identifierProblem(source.tableName) : indexNameProblem(source.indexName);
  if (problem !== null) throw new Error(`Invalid argument \`query\` for \`${operation}\`: ${problem}`);
  return json;
}

function isSerializedQuery(json: unknown): json is SerializedQuery {
  return isObject(json) && isObject(json.source) && typeof json.source.type === "string" && Array.isArray(json.operators);
}
