import { fail } from "../../errors";
import { isRecord, type JsonRecord } from "../../../lib/domain/jsonRecord";

export { isRecord } from "../../../lib/domain/jsonRecord";
export { parseRecord } from "../../platform/jsonRecord";

/** A Stripe object as it came. */
export type StripeRecord = JsonRecord;

/** What the event says about itself: its mode, and when it happened, in seconds. */
export type EventFrame = { livemode: boolean; createdAt: number };

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

/** A whole number of minor units of either sign. */
export function readSigned(object: StripeRecord, field: string): number {
  const value = object[field];
  return typeof value === "number" && Number.isSafeInteger(value) ? value : wrongType(object, field);
}

function wrongType(object: StripeRecord, field: string): never {
  const name = typeof object.object === "string" ? object.object : "object";
  fail("invalid_request", `The ${name}'s ${field} is not what Stripe documents.`);
}
