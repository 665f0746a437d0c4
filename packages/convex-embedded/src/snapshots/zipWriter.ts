import { open, type FileHandle } from "node:fs/promises";
import { crc32, createDeflateRaw } from "node:zlib";
import { pipeline, Readable } from "node:stream";

interface Written {
  name: Buffer;
  crc: number;
  packed: number;
  size: number;
  offset: number;
}

const WIDE = 0xffffffff;
const VERSION = 45;
const UTF8_NAMES = 0x0800;
const DEFLATED = 8;
/** 1980-01-01, so that the same content makes the same archive. */
const DATE = 0x0021;
const REGULAR_FILE = (0o100644 << 16) >>> 0;

/** Writes a zip archive (APPNOTE 6.3) to a new file, entry by entry, with zip64 fields where sizes need them. */
export class ZipWriter {
  readonly #entries: Written[] = [];
  #position = 0;

  private constructor(private readonly file: FileHandle) {}

  static async create(path: string): Promise<ZipWriter> {
    return new ZipWriter(await open(path, "wx", 0o600));
  }

  async add(name: string, content: AsyncIterable<Buffer | string> | Iterable<Buffer | string>): Promise<void> {
    const entry: Written = { name: Buffer.from(name), crc: 0, packed: 0, size: 0, offset: this.#position };
    await this.#append(localHeader(entry));
    const deflate = createDeflateRaw();
    pipeline(Readable.from(measured(entry, content)), deflate, () => {});
    for await (const chunk of deflate) {
      if (!Buffer.isBuffer(chunk)) continue;
      entry.packed += chunk.length;
      await this.#append(chunk);
    }
    // Sizes are known only now.
    await this.file.write(localHeader(entry), 0, undefined, entry.offset);
    this.#entries.push(entry);
  }

  /** Writes the directory and flushes everything to disk. */
  async finish(): Promise<void> {
    const offset = this.#position;
    for (const entry of this.#entries) await this.#append(centralHeader(entry));
    await this.#append(endOfDirectory(this.#entries.length, offset, this.#position));
    await this.file.sync();
    await this.file.close();
  }

  abandon(): Promise<void> {
    return this.file.close();
  }

  async #append(bytes: Buffer): Promise<void> {
    await this.file.write(bytes, 0, undefined, this.#position);
    this.#position += bytes.length;
  }
}

async function* measured(entry: Written, content: AsyncIterable<Buffer | string> | Iterable<Buffer | string>): AsyncGenerator<Buffer> {
  for await (const piece of content) {
    const bytes = typeof piece === "string" ? Buffer.from(piece) : piece;
    entry.crc = crc32(bytes, entry.crc);
    entry.size += bytes.length;
    yield bytes;
  }
}

function localHeader({ name, crc, packed, size }: Written): Buffer {
  const header = Buffer.alloc(50);
  header.writeUInt32LE(0x04034b50, 0);
  common(header, 4, crc, WIDE, WIDE, name.length, 20);
  header.writeUInt16LE(1, 30);
  header.writeUInt16LE(16, 32);
  header.writeBigUInt64LE(BigInt(size), 34);
  header.writeBigUInt64LE(BigInt(packed), 42);
  return Buffer.concat([header.subarray(0, 30), name, header.subarray(30)]);
}

function centralHeader({ name, crc, packed, size, offset }: Written): Buffer {
  const wide = [size, packed, offset].filter((field) => field >= WIDE);
  const extra = Buffer.alloc(wide.length === 0 ? 0 : 4 + 8 * wide.length);
  if (wide.length > 0) {
    extra.writeUInt16LE(1, 0);
    extra.writeUInt16LE(8 * wide.length, 2);
    wide.forEach((field, index) => extra.writeBigUInt64LE(BigInt(field), 4 + 8 * index));
  }
  const header = Buffer.alloc(46);
  header.writeUInt32LE(0x02014b50, 0);
  header.writeUInt16LE((3 << 8) | VERSION, 4);
  common(header, 6, crc, packed, size, name.length, extra.length);
  header.writeUInt32LE(REGULAR_FILE, 38);
  header.writeUInt32LE(Math.min(offset, WIDE), 42);
  return Buffer.concat([header, name, extra]);
}

/** What the two headers of an entry have in common, from `at` on. */
function common(header: Buffer, at: number, crc: number, packed: number, size: number, nameLength: number, extraLength: number): void {
  header.writeUInt16LE(VERSION, at);
  header.writeUInt16LE(UTF8_NAMES, at + 2);
  header.writeUInt16LE(DEFLATED, at + 4);
  header.writeUInt16LE(0, at + 6);
  header.writeUInt16LE(DATE, at + 8);
  header.writeUInt32LE(crc, at + 10);
  header.writeUInt32LE(Math.min(packed, WIDE), at + 14);
  header.writeUInt32LE(Math.min(size, WIDE), at + 18);
  header.writeUInt16LE(nameLength, at + 22);
  header.writeUInt16LE(extraLength, at + 24);
}

function endOfDirectory(count: number, offset: number, end: number): Buffer {
  const size = end - offset;
  const wide = Buffer.alloc(76);
  wide.writeUInt32LE(0x06064b50, 0);
  wide.writeBigUInt64LE(44n, 4);
  wide.writeUInt16LE((3 << 8) | VERSION, 12);
  wide.writeUInt16LE(VERSION, 14);
  wide.writeBigUInt64LE(BigInt(count), 24);
  wide.writeBigUInt64LE(BigInt(count), 32);
  wide.writeBigUInt64LE(BigInt(size), 40);
  wide.writeBigUInt64LE(BigInt(offset), 48);
  wide.writeUInt32LE(0x07064b50, 56);
  wide.writeBigUInt64LE(BigInt(end), 64);
  wide.writeUInt32LE(1, 72);
  const short = Buffer.alloc(22);
  short.writeUInt32LE(0x06054b50, 0);
  short.writeUInt16LE(Math.min(count, 0xffff), 8);
  short.writeUInt16LE(Math.min(count, 0xffff), 10);
  short.writeUInt32LE(Math.min(size, WIDE), 12);
  short.writeUInt32LE(Math.min(offset, WIDE), 16);
  const needsWide = count >= 0xffff || size >= WIDE || offset >= WIDE;
  return needsWide ? Buffer.concat([wide, short]) : short;
}
