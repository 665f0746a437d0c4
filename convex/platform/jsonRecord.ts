import { isRecord, type JsonRecord } from "../../lib/domain/jsonRecord";
import { fail } from "../errors";

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
