import type { Timestamp } from "../db/types";

/** Timestamps travel as base64 of 8 little-endian bytes. */
export function encodeTimestamp(ts: Timestamp): string {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(ts);
  return bytes.toString("base64");
}

export function decodeTimestamp(text: string): Timestamp {
  const bytes = Buffer.from(text, "base64");
  if (bytes.length !== 8) throw new Error("A timestamp has 8 bytes");
  return bytes.readBigUInt64LE();
}
