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

const NO_DIGIT = 255;
/** The value of a digit by its character code: ids are decoded for every document that a function names. */
const DIGITS = new Uint8Array(128).fill(NO_DIGIT);
for (const [value, digit] of [...ALPHABET].entries()) DIGITS[digit.charCodeAt(0)] = value;

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
  const checksum = fletcher16(body, body.length);
  return base32([...body, checksum & 0xff, checksum >> 8]);
}

/** Throws {@link InvalidId} for anything that `encodeId` would not have written. */
export function decodeId(text: string): DocumentId {
  if (text.length < MIN_LENGTH || text.length > MAX_LENGTH) throw new InvalidId(`Invalid ID length ${text.length}`);
  const { bytes, hasSpare } = fromBase32(text);
  const { table, length } = fromVint(bytes);
  const end = length + INTERNAL_BYTES;
  const checksum = fletcher16(bytes, end);
  if (bytes.length !== end + 2 || bytes[end] !== (checksum & 0xff) || bytes[end + 1] !== checksum >> 8) {
    throw new InvalidId("Invalid ID version or checksum");
  }
  // Spare bits and over-long table numbers would give one document several spellings.
  if (hasSpare || (length > 1 && bytes[length - 1] === 0)) throw new InvalidId("ID wasn't properly encoded");
  return { table, internal: bytes.subarray(length, end) };
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

/** Of the bytes before `end`. */
function fletcher16(bytes: ArrayLike<number>, end: number): number {
  let low = 0;
  let high = 0;
  for (let at = 0; at < end; at += 1) {
    low = (low + (bytes[at] ?? 0)) & 0xff;
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

function fromVint(bytes: Uint8Array): { table: number; length: number } {
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

/** `hasSpare`: the text says more than its bytes, in bits that are set or a character too many. */
function fromBase32(text: string): { bytes: Uint8Array; hasSpare: boolean } {
  const bytes = new Uint8Array((text.length * 5) >> 3);
  let length = 0;
  let bits = 0;
  let held = 0;
  for (let at = 0; at < text.length; at += 1) {
    const digit = DIGITS[text.charCodeAt(at)] ?? NO_DIGIT;
    if (digit === NO_DIGIT) throw new InvalidId(`Invalid ID character ${JSON.stringify(String.fromCodePoint(text.codePointAt(at) ?? 0))}`);
    held = (held << 5) | digit;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes[length++] = held >>> bits;
      held &= (1 << bits) - 1;
    }
  }
  return { bytes, hasSpare: held !== 0 || bits >= 5 };
}
