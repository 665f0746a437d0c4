/**
 * Order-preserving keys: two keys compare as strings the way their values compare as Convex values
 * (undefined < null < int64 < float64 < boolean < string < bytes < array < object).
 *
 * A key is lower-case hexadecimal text. JavaScript compares it natively, SQLite stores its bytes, and
 * both orders agree. Byte format as published with convex-backend (`crates/value`): a tag byte, then
 * the payload; text and bytes are escaped (00 → 00 FF) and closed by 00.
 */
import { createHash } from "node:crypto";
import { CommitTsPlaceholder, type Value } from "convex/values";

export type SortKey = string;

const TAG = {
  undefined: 0x01,
  null: 0x03,
  /** Zero; a width of 1, 2, 4 or 8 bytes moves the tag by 1 to 4, downwards for negatives. */
  int64: 0x08,
  float64: 0x0d,
  false: 0x0e,
  true: 0x0f,
  string: 0x10,
  bytes: 0x11,
  array: 0x12,
  object: 0x15,
} as const;

const INT64_MAX = (1n << 63n) - 1n;

/** Grows as needed and is reused, so that encoding a key allocates only its final text. */
class KeyWriter {
  private buffer = Buffer.allocUnsafe(1024);
  private length = 0;

  start(): void {
    this.length = 0;
  }

  finish(): SortKey {
    return this.buffer.toString("hex", 0, this.length);
  }

  byte(value: number): void {
    this.reserve(1);
    this.buffer[this.length++] = value;
  }

  int64(value: bigint): void {
    if (value === 0n) return this.byte(TAG.int64);
    const width = value >= -128n && value <= 127n ? 1 : value >= -32768n && value <= 32767n ? 2 : value >= -2147483648n && value <= 2147483647n ? 4 : 8;
    const step = Math.log2(width) + 1;
    this.reserve(9);
    this.buffer[this.length++] = value < 0n ? TAG.int64 - step : TAG.int64 + step;
    for (let shift = BigInt(8 * (width - 1)); shift >= 0n; shift -= 8n) {
      this.buffer[this.length++] = Number((value >> shift) & 0xffn);
    }
  }

  /** IEEE total order: negatives have all bits flipped, the rest only the sign. */
  float64(value: number): void {
    this.reserve(9);
    this.buffer[this.length] = TAG.float64;
    this.buffer.writeDoubleBE(value, this.length + 1);
    const first = this.buffer[this.length + 1] ?? 0;
    if (first & 0x80) {
      for (let i = 1; i <= 8; i++) this.buffer[this.length + i] = ~(this.buffer[this.length + i] ?? 0) & 0xff;
    } else {
      this.buffer[this.length + 1] = first | 0x80;
    }
    this.length += 9;
  }

  /** UTF-8; a lone surrogate keeps its own three bytes, so that no two different strings share a key. */
  text(value: string): void {
    this.reserve(value.length * 3 + 1);
    for (let i = 0; i < value.length; i++) {
      const code = value.codePointAt(i) ?? 0;
      if (code < 0x80) {
        this.buffer[this.length++] = code;
        if (code === 0) this.escape();
      } else if (code < 0x800) {
        this.push2(0xc0 | (code >> 6), 0x80 | (code & 63));
      } else if (code < 0x10000) {
        this.push2(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63));
        this.buffer[this.length++] = 0x80 | (code & 63);
      } else {
        this.push2(0xf0 | (code >> 18), 0x80 | ((code >> 12) & 63));
        this.push2(0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
        i++;
      }
    }
    this.byte(0);
  }

  bytes(value: Uint8Array): void {
    this.reserve(value.length * 2 + 1);
    for (const byte of value) {
      this.buffer[this.length++] = byte;
      if (byte === 0) this.escape();
    }
    this.byte(0);
  }

  private escape(): void {
    this.reserve(1);
    this.buffer[this.length++] = 0xff;
  }

  private push2(a: number, b: number): void {
    this.buffer[this.length++] = a;
    this.buffer[this.length++] = b;
  }

  private reserve(count: number): void {
    if (this.length + count <= this.buffer.length) return;
    const grown = Buffer.allocUnsafe(Math.max(this.buffer.length * 2, this.length + count));
    this.buffer.copy(grown, 0, 0, this.length);
    this.buffer = grown;
  }
}

const writer = new KeyWriter();

/** The key of several values one after the other, as an index stores them. */
export function sortKeyOf(values: readonly (Value | undefined)[]): SortKey {
  writer.start();
  for (const value of values) write(value);
  return writer.finish();
}

/** The key of one value; `undefined` is a missing field. */
export function sortKey(value: Value | undefined): SortKey {
  writer.start();
  write(value);
  return writer.finish();
}

function write(value: Value | undefined): void {
  if (value === undefined) return writer.byte(TAG.undefined);
  if (value === null) return writer.byte(TAG.null);
  switch (typeof value) {
    case "string":
      writer.byte(TAG.string);
      return writer.text(value);
    case "number":
      return writer.float64(value);
    case "boolean":
      return writer.byte(value ? TAG.true : TAG.false);
    case "bigint":
      return writer.int64(value);
  }
  if (value instanceof ArrayBuffer) {
    writer.byte(TAG.bytes);
    return writer.bytes(new Uint8Array(value));
  }
  // Not yet known before the commit; Convex orders it after every known one.
  if (value instanceof CommitTsPlaceholder) return writer.int64(INT64_MAX);
  if (Array.isArray(value)) {
    writer.byte(TAG.array);
    for (const element of value) write(element);
    return writer.byte(0);
  }
  writer.byte(TAG.object);
  for (const name of Object.keys(value).sort()) {
    const field = value[name];
    if (field === undefined) continue;
    // An empty name would read as the end of the object.
    writer.text(name === "" ? "\u0000" : name);
    write(field);
  }
  writer.byte(0);
}

/** The first key after every key that starts with `prefix`. */
export function afterPrefix(prefix: SortKey): SortKey {
  let end = prefix.length;
  while (end > 0 && prefix.slice(end - 2, end) === "ff") end -= 2;
  if (end === 0) return PAST_EVERYTHING;
  const last = Number.parseInt(prefix.slice(end - 2, end), 16) + 1;
  return prefix.slice(0, end - 2) + last.toString(16).padStart(2, "0");
}

/** The first key after exactly this one. */
export function afterKey(key: SortKey): SortKey {
  return `${key}00`;
}

export const BEFORE_EVERYTHING: SortKey = "";
/** Tags stay far below FF. */
export const PAST_EVERYTHING: SortKey = "ff";

const MAX_KEY_BYTES = 2500;

/**
 * What an index stores for a key: the key itself, or for a long one its first 2500 bytes and a
 * SHA-256 of the whole, so that equal keys stay equal and different ones different.
 */
export function storedKey(key: SortKey): SortKey {
  if (key.length <= MAX_KEY_BYTES * 2) return key;
  return key.slice(0, MAX_KEY_BYTES * 2) + createHash("sha256").update(key, "hex").digest("hex");
}

/** A range bound as it can be looked up: stored keys agree with whole keys only up to this length. */
export function searchableBounds(lo: SortKey, hi: SortKey): { lo: SortKey; hi: SortKey; exact: boolean } {
  const limit = MAX_KEY_BYTES * 2;
  if (lo.length <= limit && hi.length <= limit) return { lo, hi, exact: true };
  return {
    lo: lo.slice(0, limit),
    hi: hi.length <= limit ? hi : afterPrefix(hi.slice(0, limit)),
    exact: false,
  };
}
