/**
 * Document ids: vint(table number) ++ 16 bytes ++ Fletcher-16 (mod 256, little endian), written in
 * lower-case Crockford base32; 31 to 37 characters. Format as published with convex-backend
 * (`crates/value`, id_v6); ids made here are accepted by the official decoder and the other way round.
 */
import { randomFillSync } from "node:crypto";

const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
const INTERNAL_BYTES = 16;
const MIN_LENGTH = 31;
const MAX_LENGTH = 37;
const MAX_TABLE_NUMBER = 0xffffffff;

const DIGITS = new Map([...ALPHABET].map((digit, index) => [digit, index]));

export interface DocumentId {
  readonly table: number;
  /** 16 bytes, unique within the table. */
  readonly internal: Uint8Array;
}

export class InvalidId extends Error {
  override readonly name = "InvalidId";
}

/** A new id of the table; the internal part is random. */
export function newId(table: number): string {
  const internal = new Uint8Array(INTERNAL_BYTES);
  randomFillSync(internal);
  return encodeId({ table, internal });
}

export function encodeId(id: DocumentId): string {
  const body = [...vint(id.table), ...id.internal];
  const checksum = fletcher16(body);
  return base32([...body, checksum & 0xff, checksum >> 8]);
}

/** Throws {@link InvalidId} for anything that `encodeId` would not have written. */
export function decodeId(text: string): DocumentId {
  if (text.length < MIN_LENGTH || text.length > MAX_LENGTH) throw new InvalidId(`Invalid ID length ${text.length}`);
  const bytes = fromBase32(text);
  const { table, length } = fromVint(bytes);
  const body = bytes.slice(0, length + INTERNAL_BYTES);
  const checksum = fletcher16(body);
  if (bytes.length !== length + INTERNAL_BYTES + 2 || bytes[length + INTERNAL_BYTES] !== (checksum & 0xff) || bytes[length + INTERNAL_BYTES + 1] !== checksum >> 8) {
    throw new InvalidId("Invalid ID version or checksum");
  }
  const id = { table, internal: Uint8Array.from(body.slice(length)) };
  // Spare bits and over-long table numbers would give one document several spellings.
  if (encodeId(id) !== text) throw new InvalidId("ID wasn't properly encoded");
  return id;
}

/** The table number of a well-formed id, or null. */
export function tableNumberOf(text: string): number | null {
  const decoded = tryDecodeId(text);
  return decoded instanceof InvalidId ? null : decoded.table;
}

/** Why a text is no id, in Convex's words, or null. */
export function idProblem(text: string): string | null {
  const decoded = tryDecodeId(text);
  return decoded instanceof InvalidId ? `Unable to decode ID: ${decoded.message}` : null;
}

/** The same as `decodeId`, with the error as an answer. */
export function tryDecodeId(text: string): DocumentId | InvalidId {
  try {
    return decodeId(text);
  } catch (error) {
    if (error instanceof InvalidId) return error;
    throw error;
  }
}

function fletcher16(bytes: readonly number[]): number {
  let low = 0;
  let high = 0;
  for (const byte of bytes) {
    low = (low + byte) & 0xff;
    high = (high + low) & 0xff;
  }
  return (high << 8) | low;
}

function vint(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  while (rest >= 0x80) {
    bytes.push((rest & 0x7f) | 0x80);
    rest = Math.floor(rest / 0x80);
  }
  bytes.push(rest);
  return bytes;
}

function fromVint(bytes: readonly number[]): { table: number; length: number } {
  let table = 0;
  for (let i = 0; i < 5; i++) {
    const byte = bytes[i];
    if (byte === undefined) break;
    table += (byte & 0x7f) * 2 ** (7 * i);
    if (byte < 0x80) {
      if (table > MAX_TABLE_NUMBER) break;
      return { table, length: i + 1 };
    }
  }
  throw new InvalidId("Invalid table number in ID");
}

function base32(bytes: readonly number[]): string {
  let text = "";
  let bits = 0;
  let held = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += ALPHABET[(held >>> bits) & 31] ?? "";
    }
    held &= (1 << bits) - 1;
  }
  return bits > 0 ? text + (ALPHABET[(held << (5 - bits)) & 31] ?? "") : text;
}

function fromBase32(text: string): number[] {
  const bytes: number[] = [];
  let bits = 0;
  let held = 0;
  for (const char of text) {
    const digit = DIGITS.get(char);
    if (digit === undefined) throw new InvalidId(`Invalid ID character ${JSON.stringify(char)}`);
    held = (held << 5) | digit;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes.push((held >>> bits) & 0xff);
      held &= (1 << bits) - 1;
    }
  }
  return bytes;
}
