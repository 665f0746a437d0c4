import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { canonicalJson, type JsonValue } from "./canonicalJson";

/** SHA-256 of bytes, or of a string's UTF-8 form, as 64 lower-case hex digits. */
export function sha256Hex(data: Uint8Array | string): string {
  return bytesToHex(sha256(typeof data === "string" ? utf8ToBytes(data) : data));
}

/** SHA-256 of a value's RFC 8785 form: the same value gives the same digest wherever it is computed. */
export function hashOf(value: JsonValue): string {
  return sha256Hex(canonicalJson(value));
}
