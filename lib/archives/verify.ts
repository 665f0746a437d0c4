import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { crc32, createInflateRaw } from "node:zlib";
import { breather } from "../audio/breathe";
import { ByteReader } from "../audio/byteReader";
import { DETECT_BYTES, detectAudio } from "../audio/detect";
import { AudioRefused } from "../audio/refusal";
import { checkStems, type StemsEntry } from "./stems";
import { readDirectory, type RangeSource } from "./directory";

/** A ZIP that can be read from its start and in stretches. */
export interface ArchiveSource extends RangeSource {
  open(): AsyncIterable<Uint8Array>;
}

export interface StemsFacts {
  /** Of the file as uploaded, lower-case hex. */
  sha256: string;
  /** Bytes once unpacked. */
  expandedBytes: number;
  tracks: { name: string; bytes: number }[];
}

const LOCAL_HEADER_BYTES = 30;
const SOUND = ["wav", "aiff", "flac", "mp3"];

/**
 * Reads a ZIP of stems whole, once: every file is unpacked (into nothing), counted and compared with its checksum, every
 * sound file looked at. What buyers get unpacks, and is what it says.
 * @throws AudioRefused when the file is at fault; its message is for the creator
 */
export async function verifyStems(source: ArchiveSource, onProgress: (percent: number) => void): Promise<StemsFacts> {
  const { entries, start } = await readDirectory(source);
  const judged = checkStems(entries, start);
  const hash = createHash("sha256");
  const breathe = breather();
  async function* observed(): AsyncGenerator<Uint8Array> {
    let [read, said] = [0, -1];
    for await (const chunk of source.open()) {
      hash.update(chunk);
      read += chunk.length;
      const percent = Math.floor((read / source.size) * 100);
      if (percent > said) onProgress((said = percent));
      await breathe();
      yield chunk;
    }
  }
  const reader = new ByteReader(observed());
  try {
    for (const entry of [...judged].sort((a, b) => a.offset - b.offset)) await verifyEntry(reader, entry);
    await reader.skip(Number.POSITIVE_INFINITY);
    if (reader.position !== source.size) throw new Error("The ZIP's bytes ended early");
  } finally {
    await reader.close();
  }
  const tracks = judged.filter(({ kind }) => kind === "sound").map(({ name, bytes }) => ({ name, bytes }));
  return { sha256: hash.digest("hex"), expandedBytes: judged.reduce((sum, { bytes }) => sum + bytes, 0), tracks };
}

async function verifyEntry(reader: ByteReader, entry: StemsEntry): Promise<void> {
  await reader.skip(entry.offset - reader.position);
  const header = await reader.take(LOCAL_HEADER_BYTES);
  if (header.length < LOCAL_HEADER_BYTES) throw new Error("The ZIP's bytes ended early");
  const view = new DataView(header.buffer, header.byteOffset, header.length);
  const name = await reader.take(view.getUint16(26, true));
  if (view.getUint32(0, true) !== 0x0403_4b50 || Buffer.compare(name, entry.rawName) !== 0) throw broken(entry);
  await reader.skip(view.getUint16(28, true));
  const content = new Content(entry);
  await unpack(reader, entry, content);
  content.finish();
}

async function unpack(reader: ByteReader, entry: StemsEntry, content: Content): Promise<void> {
  const packed = piecesOf(reader, entry.compressedBytes);
  if (entry.method === 0) {
    for await (const piece of packed) content.add(piece);
    return;
  }
  try {
    await pipeline(Readable.from(packed), createInflateRaw(), async (unpacked: AsyncIterable<Uint8Array>) => {
      for await (const piece of unpacked) content.add(piece);
    });
  } catch (thrown) {
    // A pipeline that was stopped from its end says only that it was stopped.
    if (content.overflowed || (thrown instanceof Error && "code" in thrown && String(thrown.code).startsWith("Z_"))) throw broken(entry);
    throw thrown;
  }
}

async function* piecesOf(reader: ByteReader, length: number): AsyncGenerator<Uint8Array> {
  for (let left = length; left > 0; ) {
    const piece = await reader.next(left);
    if (piece === null) throw new Error("The ZIP's bytes ended early");
    left -= piece.length;
    yield piece;
  }
}

/** Takes what an entry unpacks to and keeps its first bytes alone. */
class Content {
  private readonly head: number[] = [];
  private sum = 0;
  private bytes = 0;

  constructor(private readonly entry: StemsEntry) {}

  get overflowed(): boolean {
    return this.bytes > this.entry.bytes;
  }

  add(piece: Uint8Array): void {
    this.bytes += piece.length;
    // A bomb is stopped at the first byte more than it admitted to.
    if (this.overflowed) throw broken(this.entry);
    this.sum = crc32(piece, this.sum);
    if (this.head.length < DETECT_BYTES) this.head.push(...piece.subarray(0, DETECT_BYTES - this.head.length));
  }

  finish(): void {
    if (this.bytes !== this.entry.bytes || this.sum !== this.entry.crc) throw broken(this.entry);
    if (this.entry.kind !== "sound") return;
    const container = detectAudio(Uint8Array.from(this.head));
    if (!SOUND.includes(container)) throw new AudioRefused(`“${this.entry.name}” is no sound file by its content. Export it again.`);
  }
}

function broken({ name }: StemsEntry): AudioRefused {
  return new AudioRefused(`“${name}” cannot be unpacked: the ZIP is damaged there. Make it again.`);
}
