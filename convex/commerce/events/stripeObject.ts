import { fail } from "../../errors";

/** A Stripe object as it came: named values of unknown type, read field by field. */
export type StripeRecord = Record<string, unknown>;

/** True for a JSON object, and not for a list or `null`. */
export function isRecord(value: unknown): value is StripeRecord {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The JSON object in a text. */
export function parseRecord(text: string): StripeRecord {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    fail("invalid_request", "The event is not JSON.");
  }
  return isRecord(value) ? value : fail("invalid_request", "The event is not a JSON object.");
}

export function readString(object: StripeRecord, field: string): string {
  const value = object[field];
  return typeof value === "string" ? value : wrongType(object, field);
}

export function readBoolean(object: StripeRecord, field: string): boolean {
  const value = object[field];
  return typeof value === "boolean" ? value : wrongType(object, field);
}

/** A whole number of minor units. */
export function readAmount(object: StripeRecord, field: string): number {
  const value = object[field];
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0 ? value : wrongType(object, field);
}

/** The id of another object, whether it came as an id or expanded; `null` when there is none. */
export function readRef(object: StripeRecord, field: string): string | null {
  const value = object[field];
  if (value === null || value === undefined) return null;
  if (typeof value === "string") return value;
  return isRecord(value) ? readString(value, "id") : wrongType(object, field);
}

/** One of a closed list of words. */
export function readWord<const Words extends readonly string[]>(object: StripeRecord, field: string, words: Words): Words[number] {
  const value = object[field];
  return words.find((word) => word === value) ?? wrongType(object, field);
}

function wrongType(object: StripeRecord, field: string): never {
  const name = typeof object.object === "string" ? object.object : "object";
  fail("invalid_request", `The ${name}'s ${field} is not what Stripe documents.`);
}
