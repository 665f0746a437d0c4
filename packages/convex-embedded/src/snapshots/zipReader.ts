import { createReadStream } from "node:fs";
import { open, type FileHandle } from "node:fs/promises";
import { pipeline, Readable } from "node:stream";
import { createInflateRaw } from "node:zlib";
import { ImportError } from "./importError";

export interface ZipEntry {
  name: string;
  /** Bytes when unpacked. */
  size: number;
  open(): Promise<Readable>;
}

const END = 0x06054b50;
const END_64 = 0x06064b50;
const END_64_LOCATOR = 0x07064b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const END_SIZE = 22;
const MAX_COMMENT = 0xffff;
const WIDE = 0xffffffff;

/** The files of a zip archive (APPNOTE 6.3, also zip64), stored or deflated; contents are read when opened. */
export async function readZip(path: string): Promise<ZipEntry[]> {
  const file = await open(path, "r");
  try {
    const { offset, size } = await findDirectory(file);
    return [...entriesOf(await bytesAt(file, offset, size), path)];
  } finally {
    await file.close();
  }
}

async function findDirectory(file: FileHandle): Promise<{ offset: number; size: number }> {
  const { size: total } = await file.stat();
  const start = Math.max(0, total - END_SIZE - MAX_COMMENT);
  const tail = await bytesAt(file, start, total - start);
  for (let at = tail.length - END_SIZE; at >= 0; at -= 1) {
    if (tail.readUInt32LE(at) !== END) continue;
    const found = { size: tail.readUInt32LE(at + 12), offset: tail.readUInt32LE(at + 16) };
    const locator = at - 20;
    if (locator < 0 || tail.readUInt32LE(locator) !== END_64_LOCATOR) return found;
    const wide = await bytesAt(file, Number(tail.readBigUInt64LE(locator + 8)), 56);
    if (wide.readUInt32LE(0) !== END_64) throw invalid();
    return { size: Number(wide.readBigUInt64LE(40)), offset: Number(wide.readBigUInt64LE(48)) };
  }
  throw invalid();
}

function* entriesOf(directory: Buffer, path: string): Generator<ZipEntry> {
  for (let at = 0; at + 46 <= directory.length; ) {
    if (directory.readUInt32LE(at) !== CENTRAL) throw invalid();
    const [nameLength, extraLength, commentLength] = [directory.readUInt16LE(at + 28), directory.readUInt16LE(at + 30), directory.readUInt16LE(at + 32)];
    const name = directory.toString("utf8", at + 46, at + 46 + nameLength);
    const extra = directory.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength);
    const [size = 0, packed = 0, offset = 0] = widened([directory.readUInt32LE(at + 24), directory.readUInt32LE(at + 20), directory.readUInt32LE(at + 42)], extra);
    const method = directory.readUInt16LE(at + 10);
    const encrypted = (directory.readUInt16LE(at + 8) & 1) === 1;
    if (!name.endsWith("/")) yield { name, size, open: () => openEntry(path, { name, method: encrypted ? -1 : method, offset, packed }) };
    at += 46 + nameLength + extraLength + commentLength;
  }
}

/** Fields that do not fit into 32 bits follow, in this order, in the zip64 extra field. */
function widened(fields: readonly number[], extra: Buffer): number[] {
  let wide: Buffer = Buffer.alloc(0);
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) === 1) wide = extra.subarray(at + 4, at + 4 + extra.readUInt16LE(at + 2));
  }
  let next = 0;
  return fields.map((field) => {
    if (field !== WIDE || next + 8 > wide.length) return field;
    next += 8;
    return Number(wide.readBigUInt64LE(next - 8));
  });
}

async function openEntry(path: string, { name, method, offset, packed }: { name: string; method: number; offset: number; packed: number }): Promise<Readable> {
  const file = await open(path, "r");
  const header = await bytesAt(file, offset, 30).finally(() => file.close());
  if (header.readUInt32LE(0) !== LOCAL) throw invalid();
  const start = offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
  if (packed === 0) return Readable.from([]);
  const content = createReadStream(path, { start, end: start + packed - 1 });
  if (method === 0) return content;
  if (method !== 8) throw new ImportError(`invalid zip file: ${name} is packed in a way that is not supported`);
  const inflated = createInflateRaw();
  // Whoever reads is told of errors by the stream itself.
  pipeline(content, inflated, () => {});
  return inflated;
}

async function bytesAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
  if (bytesRead !== length) throw invalid();
  return buffer;
}

function invalid(): ImportError {
  return new ImportError("invalid zip file");
}
