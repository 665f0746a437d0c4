import { createReadStream } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import type { Readable } from "node:stream";
import type { JSONValue } from "convex/values";
import { isObject, type JsonObject } from "../runtime/json";
import { childPath } from "../runtime/paths";
import { csvDocuments } from "./csv";
import { ImportError } from "./importError";
import { linesOf } from "./lines";
import { readZip, type ZipEntry } from "./zipReader";

export type ImportFormat = "csv" | "jsonLines" | "jsonArray" | "zip";

/** What an uploaded file holds; every stream can be asked for again. */
export interface ImportSource {
  tables: TableSource[];
  files: FileSource[];
  /** Table numbers of `_tables`, which list empty tables too. */
  numbers: { component: string; name: string; number: number }[];
}
export interface TableSource {
  component: string;
  name: string;
  documents(): AsyncIterable<JsonObject>;
}
interface FileSource {
  component: string;
  id: string;
  open(): Promise<Readable>;
}

/** As Convex limits it: one transaction's worth. */
const MAX_JSON_ARRAY = 16 * 1024 * 1024;
const TABLE_NAME = /^[A-Za-z_][A-Za-z0-9_]{0,63}$/;

export async function openImport(path: string, format: ImportFormat, table: string | null, component: string): Promise<ImportSource> {
  if (format === "zip") return zipSource(await readZip(path), component);
  if (table === null) throw new ImportError(`An import of format ${format} needs a table`);
  checkName(table);
  if (table.startsWith("_")) throw new ImportError(`Invalid table name ${table} starts with metadata prefix '_'`);
  const documents = {
    csv: () => csvDocuments(createReadStream(path)),
    jsonLines: () => lineDocuments(createReadStream(path)),
    jsonArray: () => arrayDocuments(path),
  }[format];
  return { tables: [{ component, name: table, documents }], files: [], numbers: [] };
}

async function zipSource(entries: readonly ZipEntry[], base: string): Promise<ImportSource> {
  const source: ImportSource = { tables: [], files: [], numbers: [] };
  for (const entry of entries) {
    const [, prefix = "", folder = "", file = ""] = /^(.*\/)?([^/]+)\/([^/]+)$/.exec(entry.name) ?? [];
    const component = componentOf(prefix, base);
    if (file === "documents.jsonl") {
      checkName(folder);
      const documents = () => entryDocuments(entry);
      if (folder === "_tables") source.numbers.push(...(await tableNumbers(component, documents())));
      // Other system tables belong to the deployment, not to its data.
      else if (folder === "_storage" || !folder.startsWith("_")) source.tables.push({ component, name: folder, documents });
    } else if (folder === "_storage") source.files.push({ component, id: file.replace(/\..*$/, ""), open: () => entry.open() });
  }
  return source;
}

/** Components are folders: `_components/<name>/`, inside one another; what comes before them is any folder the archive was made from. */
function componentOf(prefix: string, base: string): string {
  const names = [...prefix.matchAll(/(?<=^|\/)_components\/([^/]+)\//g)].map(([, name = ""]) => name);
  return names.reduce(childPath, base);
}

async function* entryDocuments(entry: ZipEntry): AsyncGenerator<JsonObject> {
  yield* lineDocuments(await entry.open());
}

async function* lineDocuments(content: Readable): AsyncGenerator<JsonObject> {
  for await (const { line, number } of linesOf(content)) {
    let value: JSONValue;
    try {
      value = JSON.parse(line);
    } catch (error) {
      throw new ImportError(`Row ${number} wasn't valid JSON: ${error instanceof Error ? error.message : String(error)}`);
    }
    yield checkedObject(value, number);
  }
}

async function* arrayDocuments(path: string): AsyncGenerator<JsonObject> {
  const { size } = await stat(path);
  if (size > MAX_JSON_ARRAY) throw new ImportError(`Import is too large for JSON (${size} bytes > maximum 16 MiB). Consider converting data to JSONLines`);
  let value: JSONValue;
  try {
    value = JSON.parse(await readFile(path, "utf8"));
  } catch (error) {
    throw new ImportError(`Not valid JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (!Array.isArray(value)) throw new ImportError("Not a JSON array");
  for (const [index, row] of value.entries()) yield checkedObject(row, index + 1);
}

async function tableNumbers(component: string, rows: AsyncIterable<JsonObject>): Promise<ImportSource["numbers"]> {
  const numbers: ImportSource["numbers"] = [];
  for await (const { name, id } of rows) {
    if (typeof name !== "string" || typeof id !== "number") throw new ImportError(`Row ${numbers.length + 1} wasn't a valid Convex value: table requires name and id`);
    checkName(name);
    numbers.push({ component, name, number: id });
  }
  return numbers;
}

function checkedObject(value: JSONValue, number: number): JsonObject {
  if (!isObject(value)) throw new ImportError(`Row ${number} wasn't an object`);
  return value;
}

function checkName(name: string): void {
  if (!TABLE_NAME.test(name)) throw new ImportError(`${JSON.stringify(name)} isn't a valid table name: Identifiers must start with a letter or underscore and hold only letters, digits and underscores`);
}
