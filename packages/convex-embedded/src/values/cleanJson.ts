import type { JSONValue } from "convex/values";

/**
 * Encoded values as plain JSON, which is easier to work with and does not tell types apart: int64 and bytes become
 * text (decimal, base64), as do NaN and the infinities. The `json` format of Convex's HTTP API.
 */
export function cleanJson(encoded: JSONValue): JSONValue {
  if (Array.isArray(encoded)) return encoded.map(cleanJson);
  if (typeof encoded !== "object" || encoded === null) return encoded;
  const { $integer, $float, $bytes } = encoded;
  // No field of a document starts with a dollar sign.
  if (typeof $integer === "string") return String(Buffer.from($integer, "base64").readBigInt64LE());
  if (typeof $float === "string") return cleanFloat(Buffer.from($float, "base64").readDoubleLE());
  if (typeof $bytes === "string") return $bytes;
  return Object.fromEntries(Object.entries(encoded).map(([name, value]) => [name, cleanJson(value)]));
}

/** Only what JSON has no number for is encoded at all. */
function cleanFloat(value: number): JSONValue {
  return Object.is(value, -0) ? 0 : String(value);
}
