import { fail } from "../errors";

/** A JSON object as it came from outside: named values of unknown type, read field by field. */
export type JsonRecord = Record<string, unknown>;

/** True for a JSON object, and not for a list or `null`. */
export function isRecord(value: unknown): value is JsonRecord {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The JSON object in a text. */
export function parseRecord(text: string): JsonRecord {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    fail("invalid_request", "The event is not JSON.");
  }
  return isRecord(value) ? value : fail("invalid_request", "The event is not a JSON object.");
}
