import type { ByteReader } from "./byteReader";

/** Bytes of an ID3v2 tag's own header. */
export const ID3_HEADER_BYTES = 10;

/** Passes over an ID3v2 tag, wherever the sound begins after it: some programs put one before a FLAC too. */
export async function skipId3(reader: ByteReader): Promise<void> {
  await reader.skip(id3Length(await reader.peek(ID3_HEADER_BYTES)));
}

/** How many bytes of a file its ID3v2 tag takes, by the file's first bytes; 0 where it has none. */
export function id3Length(start: Uint8Array): number {
  const head = start.subarray(0, ID3_HEADER_BYTES);
  if (head.length < ID3_HEADER_BYTES || String.fromCharCode(...head.subarray(0, 3)) !== "ID3") return 0;
  const [a = 0, b = 0, c = 0, d = 0] = head.subarray(6);
  const footer = ((head[5] ?? 0) & 0x10) !== 0 ? ID3_HEADER_BYTES : 0;
  return ID3_HEADER_BYTES + fromSynchsafe(a, b, c, d) + footer;
}

/** What a tag says of a track. */
export interface TrackTag {
  title: string;
  artist: string;
  /** Where its licence can be read; absolute. */
  licenceUrl: string;
  /** JPEG. */
  cover?: Uint8Array;
}

/** An ID3v2.4 tag in UTF-8: title, artist, under which terms the file is used, and its cover. */
export function id3Tag({ title, artist, licenceUrl, cover }: TrackTag): Uint8Array {
  const frames = [
    frame("TIT2", text(title)),
    frame("TPE1", text(artist)),
    frame("TCOP", text(`${new Date().getUTCFullYear()} ${artist}. Licensed, not sold: ${licenceUrl}`)),
    // Web links are ISO 8859-1 without an encoding byte (ID3v2.4 section 4.3.1).
    frame("WCOP", Buffer.from(new URL(licenceUrl).href, "latin1")),
    ...(cover === undefined ? [] : [frame("APIC", picture(cover))]),
  ];
  const body = Buffer.concat(frames);
  return Buffer.concat([Buffer.from("ID3\x04\x00\x00", "latin1"), synchsafe(body.length), body]);
}

function frame(id: string, body: Buffer): Buffer {
  return Buffer.concat([Buffer.from(id, "latin1"), synchsafe(body.length), Buffer.alloc(2), body]);
}

function text(words: string): Buffer {
  return Buffer.concat([Buffer.of(3), Buffer.from(words, "utf8")]);
}

/** Encoding, media type, the kind (3: front cover), an empty description, the picture itself (ID3v2.4 section 4.14). */
function picture(jpeg: Uint8Array): Buffer {
  return Buffer.concat([Buffer.of(3), Buffer.from("image/jpeg\0", "latin1"), Buffer.of(3, 0), jpeg]);
}

/** 28 bits in four bytes, the highest bit of each clear, so that no length looks like a frame of sound. */
function synchsafe(length: number): Buffer {
  return Buffer.of((length >> 21) & 0x7f, (length >> 14) & 0x7f, (length >> 7) & 0x7f, length & 0x7f);
}

function fromSynchsafe(a: number, b: number, c: number, d: number): number {
  return ((a & 0x7f) << 21) | ((b & 0x7f) << 14) | ((c & 0x7f) << 7) | (d & 0x7f);
}
