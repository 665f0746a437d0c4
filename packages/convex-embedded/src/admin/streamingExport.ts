import { randomUUID } from "node:crypto";
import type { JSONValue } from "convex/values";
import { NOBODY } from "../exec/deployment";
import type { DeploymentHost } from "../exec/deploymentHost";
import { HttpError } from "../http/reply";
import { isObject, list, type JsonObject } from "../runtime/json";
import { ROOT_COMPONENT } from "../runtime/paths";
import { cleanJson } from "../values/cleanJson";
import type { Shape } from "./shapes";
import { CHANGE_PAGE, SHAPES, SNAPSHOT_PAGE } from "./systemQueries";

/** What connectors (Fivetran, Airbyte) call to keep a copy elsewhere (https://docs.convex.dev/streaming-export-api). Each answers JSON text. */
export const STREAMING: Readonly<Record<string, (host: DeploymentHost, args: JsonObject) => Promise<string>>> = {
  "/api/list_snapshot": async (host, args) => {
    const page = await asked(host, SNAPSHOT_PAGE, { ...selection(args), snapshot: time(args.snapshot) ?? null, cursor: args.cursor ?? null });
    return withTimes(page, args.format, ["snapshot"]);
  },
  "/api/document_deltas": async (host, args) => {
    const cursor = time(args.cursor);
    if (cursor === undefined) throw new HttpError(400, "DocumentDeltasCursorRequired", "/api/document_deltas requires a cursor");
    return withTimes(await asked(host, CHANGE_PAGE, { ...selection(args), cursor }), args.format, ["cursor"]);
  },
  "/api/json_schemas": jsonSchemas,
  "/api/get_table_column_names": async (host) => {
    const tables = Object.entries(await shapesOf(host, ROOT_COMPONENT)).map(([name, shape]) => ({ name, columns: columnsOf(shape) }));
    return JSON.stringify({ byComponent: { [ROOT_COMPONENT]: tables } });
  },
  "/api/test_streaming_export_connection": async () => "null",
};

/** Arguments of a GET, where everything is text. */
export function queryArguments({ searchParams }: URL): JsonObject {
  return Object.fromEntries(searchParams);
}

function selection({ tableName, component }: JsonObject): JsonObject {
  return { ...(typeof tableName === "string" ? { tableName } : {}), ...(typeof component === "string" ? { component } : {}) };
}

/** A timestamp of a request, nanoseconds as decimal text. Those that JavaScript has read and written are not exact until it reads them again. */
function time(value: JSONValue | undefined): string | undefined {
  if (value === undefined || value === null) return undefined;
  const nanoseconds = Number(value);
  if (!Number.isInteger(nanoseconds) || nanoseconds < 0) throw new HttpError(400, "InvalidTimestamp", `${String(value)} is not a timestamp`);
  return BigInt(nanoseconds).toString();
}

async function asked(host: DeploymentHost, query: string, args: JsonObject): Promise<JsonObject> {
  // Never the answer of another time: what it reads is in no read set.
  const { outcome } = await host.runQuery(query, { ...args, nonce: randomUUID() }, { ...NOBODY, admin: true }, null);
  if (!outcome.ok) throw new HttpError(400, "StreamingExportFailed", outcome.error.message);
  const answer: JSONValue = JSON.parse(outcome.value);
  if (!isObject(answer)) throw new HttpError(500, "InternalServerError", `${query} answered no object`);
  return answer;
}

/** Puts documents and times, which JSON numbers hold and JavaScript's do not, in their places. */
function withTimes(page: JsonObject, format: JSONValue | undefined, times: readonly string[]): string {
  const values = list(page, "values").map((value) => (isObject(value) ? valueText(value, format) : "null"));
  const others = Object.entries(page).flatMap(([name, value]) => (name === "values" ? [] : [`${JSON.stringify(name)}:${times.includes(name) ? String(value) : JSON.stringify(value)}`]));
  return `{"values":[${values.join(",")}],${others.join(",")}}`;
}

function valueText({ json, _ts, ...meta }: JsonObject, format: JSONValue | undefined): string {
  const stored: JSONValue = JSON.parse(String(json));
  const document = format === undefined || format === "json" ? cleanJson(stored) : stored;
  return `${JSON.stringify({ ...meta, ...(isObject(document) ? document : {}) }).slice(0, -1)},"_ts":${String(_ts)}}`;
}

/** What the documents of each table of a component look like, by the table's name. */
export async function shapesOf(host: DeploymentHost, component: string): Promise<Record<string, Shape>> {
  const { outcome } = await host.runQuery(SHAPES, {}, { ...NOBODY, admin: true }, null, component);
  if (!outcome.ok) throw new HttpError(400, "BadRequest", outcome.error.message);
  const shapes: Record<string, Shape> = JSON.parse(outcome.value);
  return shapes;
}

async function jsonSchemas(host: DeploymentHost, { deltaSchema, byComponent }: JsonObject): Promise<string> {
  const delta = String(deltaSchema) === "true";
  const paths = String(byComponent) === "true" ? [ROOT_COMPONENT, ...Object.keys(host.deployment?.mounts ?? {})] : [ROOT_COMPONENT];
  const schemas = await Promise.all(paths.map(async (path): Promise<[string, JsonObject]> => {
    const tables = Object.entries(await shapesOf(host, path)).map(([name, shape]): [string, JSONValue] => [name, tableSchema(name, shape, delta)]);
    return [path, Object.fromEntries(tables)];
  }));
  return JSON.stringify(String(byComponent) === "true" ? Object.fromEntries(schemas) : (schemas[0]?.[1] ?? {}));
}

const DELTA_FIELDS: JsonObject = { _table: { type: "string" }, _component: { type: "string" }, _ts: { type: "integer" }, _deleted: { type: "boolean" } };

function tableSchema(name: string, shape: Shape, delta: boolean): JsonObject {
  const known = shape.type === "Object" ? shape : { type: "Object" as const, fields: [{ fieldName: "_creationTime", optional: false, shape: { type: "Float64" as const } }, { fieldName: "_id", optional: false, shape: { type: "Id" as const, tableName: name } }] };
  const schema = schemaOf(known);
  const properties = isObject(schema.properties) ? schema.properties : {};
  return { ...schema, properties: delta ? { ...properties, ...DELTA_FIELDS } : properties, $schema: "http://json-schema.org/draft-07/schema#" };
}

/** The values of a shape in the format `json`. */
function schemaOf(shape: Shape): JsonObject {
  switch (shape.type) {
    case "Null":
      return { type: "null" };
    case "Boolean":
      return { type: "boolean" };
    case "String":
      return { type: "string" };
    case "Id":
      return { type: "string", $description: `Id(${shape.tableName})` };
    case "Int64":
      return { type: "string", $description: "64-bit integer, as decimal text" };
    case "Float64":
      return { type: "number" };
    case "Bytes":
      return { type: "string", $description: "base64" };
    case "Array":
      return { type: "array", items: schemaOf(shape.shape) };
    case "Union":
      return { anyOf: shape.shapes.map(schemaOf) };
    case "Object":
      return {
        type: "object",
        properties: Object.fromEntries(shape.fields.map(({ fieldName, shape: field }) => [fieldName, schemaOf(field)])),
        required: shape.fields.flatMap(({ fieldName, optional }) => (optional ? [] : [fieldName])),
        additionalProperties: false,
      };
    default:
      return {};
  }
}

function columnsOf(shape: Shape): string[] {
  return shape.type === "Object" ? shape.fields.map(({ fieldName }) => fieldName) : ["_creationTime", "_id"];
}
