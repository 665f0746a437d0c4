import type { Readable } from "node:stream";
import type { JSONValue } from "convex/values";
import type { JsonObject } from "../runtime/json";
import { ImportError } from "./importError";
import { decodeText } from "./lines";

const FIELD_NAME = /^[\x20-\x7e]+$/;
/** What reads as a decimal number, whole. */
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;

/** Rows of a CSV file with a header (RFC 4180). A cell is a float if it reads as one, else a string. */
export async function* csvDocuments(content: Readable): AsyncGenerator<JsonObject> {
  let header: string[] | null = null;
  let number = 0;
  for await (const cells of csvRows(content)) {
    if (header === null) {
      header = cells.map(fieldName);
      continue;
    }
    number += 1;
    if (cells.length !== header.length) throw new ImportError(`CSV row ${number} doesn't have all of the fields in the header`);
    yield Object.fromEntries(header.map((name, index): [string, JSONValue] => [name, cellValue(cells[index] ?? "")]));
  }
  if (header === null) throw new ImportError("CSV file doesn't have headers");
}

function fieldName(cell: string): string {
  const name = cell.replace(/^ +| +$/g, "");
  if (!FIELD_NAME.test(name) || name.startsWith("$")) {
    throw new ImportError(`CSV header ${JSON.stringify(name)} isn't a valid field name: field names are not empty, hold printable ASCII characters only and do not start with '$'`);
  }
  return name;
}

function cellValue(cell: string): JSONValue {
  const value = NUMBER.test(cell) ? Number(cell) : cell;
  return typeof value === "number" && !Number.isFinite(value) ? cell : value;
}

/** Cells may be quoted, and then hold commas, line breaks and doubled quotes. */
async function* csvRows(content: Readable): AsyncGenerator<string[]> {
  let row: string[] = [];
  let cell = "";
  let state: "start" | "plain" | "quoted" | "quoteInQuoted" = "start";
  let returned = false;
  for await (const text of decodeText(content)) {
    for (const character of text) {
      if (state === "quoted") {
        if (character === '"') state = "quoteInQuoted";
        else cell += character;
        continue;
      }
      if (character === '"' && state !== "plain") {
        if (state === "quoteInQuoted") cell += '"';
        state = "quoted";
        continue;
      }
      const second = returned && character === "\n";
      returned = character === "\r";
      if (second) continue;
      if (character === ",") {
        row.push(cell);
        [cell, state] = ["", "start"];
      } else if (character === "\n" || character === "\r") {
        if (row.length > 0 || cell !== "" || state !== "start") yield [...row, cell];
        [row, cell, state] = [[], "", "start"];
      } else {
        cell += character;
        state = "plain";
      }
    }
  }
  if (row.length > 0 || cell !== "" || state !== "start") yield [...row, cell];
}
