import type { JSONValue } from "convex/values";

export type JsonObject = { [key: string]: JSONValue };

/** Parses JSON that came from outside; anything but an object is an error. */
export function parseObject(text: string): JsonObject {
  const value: JSONValue = JSON.parse(text);
  if (!isObject(value)) throw new Error("Expected a JSON object");
  return value;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A required string field; its absence is the caller's error. */
export function text(object: JsonObject, field: string): string {
  const value = object[field];
  if (typeof value !== "string") throw new Error(`Expected a string at "${field}"`);
  return value;
}

export function optionalText(object: JsonObject, field: string): string | undefined {
  const value = object[field];
  return typeof value === "string" ? value : undefined;
}

export function list(object: JsonObject, field: string): JSONValue[] {
  const value = object[field];
  if (!Array.isArray(value)) throw new Error(`Expected a list at "${field}"`);
  return value;
}
