import { crc32, deflateRawSync } from "node:zlib";

/** Builds ZIPs for tests, sound ones and ones that lie. */
export interface ZipFile {
  name: string;
  content: Uint8Array;
  deflate?: boolean;
  /** What the headers say, where it differs. */
  claimedBytes?: number;
  claimedCrc?: number;
  method?: number;
  flags?: number;
  /** Upper half of the external attributes on a Unix system. */
  mode?: number;
  /** The name before the data, where it differs from the directory's. */
  localName?: string;
  /** The data of an entry before, by index, instead of its own. */
  sharesDataOf?: number;
}

export function makeZip(files: ZipFile[], options: { zip64?: boolean; prefix?: number } = {}): Buffer {
  const parts: Buffer[] = [Buffer.alloc(options.prefix ?? 0)];
  const directory: Buffer[] = [];
  const offsets: number[] = [];
  let at = 0;
  for (const file of files) {
    const packed = file.deflate ? deflateRawSync(file.content) : Buffer.from(file.content);
    const offset = file.sharesDataOf === undefined ? at : (offsets[file.sharesDataOf] ?? 0);
    offsets.push(offset);
    if (file.sharesDataOf === undefined) {
      const local = localHeader(file, packed.length);
      parts.push(local, packed);
      at += local.length + packed.length;
    }
    directory.push(centralHeader(file, packed.length, offset, options.zip64 ?? false));
  }
  const list = Buffer.concat(directory);
  return Buffer.concat([...parts, list, ...ending(files.length, list.length, at, options.zip64 ?? false)]);
}

function fields(file: ZipFile, packed: number) {
  return { method: file.method ?? (file.deflate ? 8 : 0), crc: file.claimedCrc ?? crc32(file.content), bytes: file.claimedBytes ?? file.content.length, packed, flags: file.flags ?? 0x800 };
}

function localHeader(file: ZipFile, packedBytes: number): Buffer {
  const { method, crc, bytes, packed, flags } = fields(file, packedBytes);
  const name = Buffer.from(file.localName ?? file.name);
  const head = Buffer.alloc(30);
  head.writeUInt32LE(0x0403_4b50, 0);
  head.writeUInt16LE(flags, 6);
  head.writeUInt16LE(method, 8);
  head.writeUInt32LE(crc, 14);
  head.writeUInt32LE(packed, 18);
  head.writeUInt32LE(bytes, 22);
  head.writeUInt16LE(name.length, 26);
  return Buffer.concat([head, name]);
}

function centralHeader(file: ZipFile, packedBytes: number, offset: number, zip64: boolean): Buffer {
  const { method, crc, bytes, packed, flags } = fields(file, packedBytes);
  const name = Buffer.from(file.name);
  const head = Buffer.alloc(46);
  head.writeUInt32LE(0x0201_4b50, 0);
  head.writeUInt8(file.mode === undefined ? 0 : 3, 5);
  head.writeUInt16LE(flags, 8);
  head.writeUInt16LE(method, 10);
  head.writeUInt32LE(crc, 16);
  head.writeUInt32LE(zip64 ? 0xffff_ffff : packed, 20);
  head.writeUInt32LE(zip64 ? 0xffff_ffff : bytes, 24);
  head.writeUInt16LE(name.length, 28);
  head.writeUInt16LE(zip64 ? 28 : 0, 30);
  head.writeUInt32LE(((file.mode ?? 0) << 16) >>> 0, 38);
  head.writeUInt32LE(zip64 ? 0xffff_ffff : offset, 42);
  if (!zip64) return Buffer.concat([head, name]);
  const extra = Buffer.alloc(28);
  extra.writeUInt16LE(1, 0);
  extra.writeUInt16LE(24, 2);
  for (const [index, value] of [bytes, packed, offset].entries()) extra.writeBigUInt64LE(BigInt(value), 4 + index * 8);
  return Buffer.concat([head, name, extra]);
}

function ending(count: number, bytes: number, start: number, zip64: boolean): Buffer[] {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x0605_4b50, 0);
  end.writeUInt16LE(zip64 ? 0xffff : count, 10);
  end.writeUInt32LE(zip64 ? 0xffff_ffff : bytes, 12);
  end.writeUInt32LE(zip64 ? 0xffff_ffff : start, 16);
  if (!zip64) return [end];
  const wide = Buffer.alloc(56);
  wide.writeUInt32LE(0x0606_4b50, 0);
  wide.writeBigUInt64LE(44n, 4);
  wide.writeBigUInt64LE(BigInt(count), 32);
  wide.writeBigUInt64LE(BigInt(bytes), 40);
  wide.writeBigUInt64LE(BigInt(start), 48);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x0706_4b50, 0);
  locator.writeBigUInt64LE(BigInt(start + bytes), 8);
  return [wide, locator, end];
}
