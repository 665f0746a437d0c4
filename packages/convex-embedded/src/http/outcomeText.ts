import type { JSONValue } from "convex/values";
import type { Outcome } from "../exec/outcome";
import { wireMessage } from "../runtime/errors";
import { cleanJson } from "../values/cleanJson";
import { HttpError } from "./reply";

/** How values are written in answers: as the official clients decode them, or as plain JSON. */
export type ValueFormat = "encoded" | "clean";

/** What the `format` of a request asks for; a client that says nothing gets plain JSON. */
export function parseFormat(format: unknown): ValueFormat {
  if (format === undefined || format === null || format === "json" || format === "convex_clean_json") return "clean";
  if (format === "convex_encoded_json" || format === "convex_json") return "encoded";
  throw new HttpError(400, "BadFormat", `format param must be one of [\`json\`]. Got ${String(format)}`);
}

/** JSON text of how a function ended. Its value is text already and mostly only put in its place. */
export function outcomeText(outcome: Outcome, format: ValueFormat): string {
  const logLines = JSON.stringify(outcome.logLines);
  if (outcome.ok) return `{"status":"success","value":${formatted(outcome.value, format)},"logLines":${logLines}}`;
  const data = outcome.error.data === undefined ? "" : `"errorData":${formatted(outcome.error.data, format)},`;
  return `{"status":"error","errorMessage":${JSON.stringify(wireMessage(outcome.error))},${data}"logLines":${logLines}}`;
}

function formatted(json: string, format: ValueFormat): string {
  if (format === "encoded" || !json.includes('{"$')) return json;
  const value: JSONValue = JSON.parse(json);
  return JSON.stringify(cleanJson(value));
}
