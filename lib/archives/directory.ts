import { AudioRefused } from "../audio/refusal";

/** A stored file of which any stretch can be read. */
export interface RangeSource {
  /** Bytes of the whole file. */
  size: number;
  /** @param from first byte @param to the one after the last */
  range(from: number, to: number): Promise<Uint8Array>;
}

/** A file in a ZIP as its central directory lists it (APPNOTE.TXT 6.3.10, section 4.3.12). */
export interface ZipEntry {
  name: string;
  /** Bytes of the name as they are, to compare with the copy that lies before the data. */
  rawName: Uint8Array;
  encrypted: boolean;
  /** 0: as it is; 8: deflated. */
  method: number;
  crc: number;
  compressedBytes: number;
  bytes: number;
  /** Where its local header lies. */
  offset: number;
  directory: boolean;
  symbolicLink: boolean;
}

const END_BYTES = 22;
const LONGEST_COMMENT = 65_535;
const LOCATOR_BYTES = 20;
const END64_BYTES = 56;
/** A list of two hundred stems takes some 20 KB. */
const MAX_DIRECTORY_BYTES = 1024 * 1024;
const MAX_ENTRIES = 2_000;
const UNIX = 3;
const LINK = 0xa000;

const damaged = () => new AudioRefused("This is no ZIP that we can read: it is damaged or was cut off. Make it again.");

/**
 * Reads a ZIP's central directory from its end, ZIP64 too, without reading what it lists.
 * @throws AudioRefused when there is none or it contradicts itself
 */
export async function readDirectory(source: RangeSource): Promise<{ entries: ZipEntry[]; start: number }> {
  const tailStart = Math.max(0, source.size - END_BYTES - LONGEST_COMMENT - LOCATOR_BYTES - END64_BYTES);
  const tail = viewOf(await source.range(tailStart, source.size));
  const end = findEnd(tail);
  if (end === null) throw damaged();
  const { count, bytes, start, at } = readEnd(tail, end, tailStart);
  if (count > MAX_ENTRIES || bytes > MAX_DIRECTORY_BYTES) throw new AudioRefused("The ZIP lists too many files.");
  // A directory anywhere else belongs to a file with something put before it, such as a program.
  if (start + bytes !== at) throw damaged();
  const entries = parseEntries(viewOf(await source.range(start, start + bytes)), count);
  return { entries, start };
}

function findEnd(tail: DataView): number | null {
  for (let at = tail.byteLength - END_BYTES; at >= 0; at--) {
    if (tail.getUint32(at, true) === 0x0605_4b50 && tail.getUint16(at + 20, true) === tail.byteLength - at - END_BYTES) return at;
  }
  return null;
}

/** `at`: where the directory must end. */
function readEnd(tail: DataView, end: number, tailStart: number): { count: number; bytes: number; start: number; at: number } {
  const count = tail.getUint16(end + 10, true);
  const bytes = tail.getUint32(end + 12, true);
  const start = tail.getUint32(end + 16, true);
  const locator = end - LOCATOR_BYTES;
  const wide = locator >= 0 && tail.getUint32(locator, true) === 0x0706_4b50;
  if (!wide) return { count, bytes, start, at: tailStart + end };
  const at = Number(tail.getBigUint64(locator + 8, true));
  const end64 = at - tailStart;
  if (end64 < 0 || end64 + END64_BYTES > locator || tail.getUint32(end64, true) !== 0x0606_4b50) throw damaged();
  return {
    count: Number(tail.getBigUint64(end64 + 32, true)),
    bytes: Number(tail.getBigUint64(end64 + 40, true)),
    start: Number(tail.getBigUint64(end64 + 48, true)),
    at,
  };
}

function parseEntries(view: DataView, count: number): ZipEntry[] {
  const entries: ZipEntry[] = [];
  let at = 0;
  for (let index = 0; index < count; index++) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== 0x0201_4b50) throw damaged();
    const nameBytes = view.getUint16(at + 28, true);
    const extraBytes = view.getUint16(at + 30, true);
    const next = at + 46 + nameBytes + extraBytes + view.getUint16(at + 32, true);
    if (next > view.byteLength) throw damaged();
    entries.push(parseEntry(view, at, nameBytes, extraBytes));
    at = next;
  }
  if (at !== view.byteLength) throw damaged();
  return entries;
}

function parseEntry(view: DataView, at: number, nameBytes: number, extraBytes: number): ZipEntry {
  const rawName = new Uint8Array(view.buffer, view.byteOffset + at + 46, nameBytes);
  const name = nameOf(rawName);
  const sizes = {
    bytes: view.getUint32(at + 24, true),
    compressedBytes: view.getUint32(at + 20, true),
    offset: view.getUint32(at + 42, true),
  };
  widen(sizes, view, at + 46 + nameBytes, at + 46 + nameBytes + extraBytes);
  const mode = view.getUint8(at + 5) === UNIX ? view.getUint16(at + 40, true) : 0;
  return {
    name,
    rawName,
    encrypted: (view.getUint16(at + 8, true) & 0x41) !== 0,
    method: view.getUint16(at + 10, true),
    crc: view.getUint32(at + 16, true),
    ...sizes,
    directory: name.endsWith("/"),
    symbolicLink: (mode & 0xf000) === LINK,
  };
}

/** ZIP64: what did not fit into 32 bits stands in an extra field, in this order. */
function widen(sizes: { bytes: number; compressedBytes: number; offset: number }, view: DataView, from: number, to: number): void {
  for (let at = from; at + 4 <= to; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue;
    const end = Math.min(to, at + 4 + view.getUint16(at + 2, true));
    let field = at + 4;
    for (const name of ["bytes", "compressedBytes", "offset"] as const) {
      if (sizes[name] !== 0xffff_ffff) continue;
      if (field + 8 > end) throw damaged();
      sizes[name] = Number(view.getBigUint64(field, true));
      field += 8;
    }
  }
}

/** UTF-8, as nearly everything writes today; bytes that are none are read as Latin-1, which loses no character. */
function nameOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("latin1").decode(bytes);
  }
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
