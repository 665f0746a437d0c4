/** Documents as stored text: convex JSON with sorted fields, one line, always valid Unicode. */
import { convexToJson, jsonToConvex, type JSONValue, type Value } from "convex/values";

/**
 * Throws for field names and values that Convex refuses. `JSON.stringify` escapes control characters
 * and lone surrogates, so the text survives any store and contains no line break.
 */
export function encodeValue(value: Value): string {
  return JSON.stringify(convexToJson(value));
}

export function decodeValue(json: string): Value {
  const parsed: JSONValue = JSON.parse(json);
  // Only encoded values ($integer, $float, $bytes) differ from plain JSON, and no field may start with $.
  return json.includes('{"$') ? jsonToConvex(parsed) : parsed;
}

/** A range bound or filter literal: `{"$undefined": null}` stands for a missing field. */
export function decodeLiteral(json: unknown): Value | undefined {
  if (typeof json === "object" && json !== null && "$undefined" in json) return undefined;
  return decodeValue(JSON.stringify(json));
}
