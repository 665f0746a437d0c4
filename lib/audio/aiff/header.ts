import type { ByteReader } from "../byteReader";
import type { PcmData, PcmFormat } from "../pcm/format";
import { AudioRefused } from "../refusal";
import { parseCommon } from "./common";

/** A real file has a handful of chunks before its sound; a made-up one could have millions of empty ones. */
const MAX_CHUNKS = 1_000;
/** Past the fields there is only the codec's name. */
const MAX_COMMON_BYTES = 64;

/**
 * Reads an AIFF or AIFF-C (Apple, 1989 and 1991) up to the first byte of sound. Everything in it is big-endian but the
 * samples of `sowt`.
 * @param fileBytes size of the whole file
 * @throws AudioRefused when the file holds no sound that can be read
 */
export async function readAiffHeader(reader: ByteReader, fileBytes: number): Promise<PcmData> {
  const form = await reader.take(12);
  const compressed = form[11] === 0x43;
  let common: { format: PcmFormat; frames: number } | undefined;
  for (let chunks = 0; chunks < MAX_CHUNKS; chunks++) {
    const head = await reader.take(8);
    if (head.length < 8) break;
    const id = String.fromCharCode(...head.subarray(0, 4));
    const size = new DataView(head.buffer).getUint32(4);
    if (id === "SSND") {
      if (!common) throw new AudioRefused("The AIFF header is damaged: the sound comes before its format. Export the file again.");
      return await soundData(reader, size, fileBytes, common);
    }
    const body = await reader.take(id === "COMM" ? Math.min(size, MAX_COMMON_BYTES) : 0);
    if (id === "COMM") common = parseCommon(body, compressed);
    await reader.skip(size - body.length + (size % 2));
  }
  throw new AudioRefused("The AIFF file holds no sound. Export it again.");
}

/** The sound starts after `offset` bytes of alignment; how much it is, the number of frames says. */
async function soundData(reader: ByteReader, size: number, fileBytes: number, { format, frames }: { format: PcmFormat; frames: number }): Promise<PcmData> {
  const alignment = await reader.take(8);
  if (alignment.length < 8) throw new AudioRefused("The AIFF file holds no sound. Export it again.");
  const offset = new DataView(alignment.buffer).getUint32(0);
  await reader.skip(offset);
  const declared = Math.min(frames * format.frameBytes, Math.max(0, size - 8 - offset) || Number.POSITIVE_INFINITY);
  const left = Math.max(0, fileBytes - reader.position);
  const present = Math.min(declared, left);
  const dataBytes = present - (present % format.frameBytes);
  return { format, dataBytes, missingBytes: declared - dataBytes };
}
