/** A JSON object: named values of unknown type, read field by field. */
export type JsonRecord = Record<string, unknown>;

/** True for a JSON object, and not for a list or `null`. */
export function isRecord(value: unknown): value is JsonRecord {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
