import type { ByteReader } from "../byteReader";
import type { PcmData, PcmFormat } from "../pcm/format";
import { AudioRefused } from "../refusal";
import { parseWavFormat } from "./format";

const UNKNOWN_SIZE = 0xffff_ffff;
/** A real file has a handful of chunks before its sound; a made-up one could have millions of empty ones. */
const MAX_CHUNKS = 1_000;
const MAX_FORMAT_BYTES = 64;

/**
 * Reads up to the first byte of sound. Recorders that were cut off leave 0 or 0xFFFFFFFF as the size of the data:
 * then the data goes to the end of the file. RF64 and BW64 carry it in `ds64` (EBU Tech 3306).
 * @param fileBytes size of the whole file
 * @throws AudioRefused when the file is no WAV with readable sound
 */
export async function readWavHeader(reader: ByteReader, fileBytes: number): Promise<PcmData> {
  const form = await readForm(reader);
  let format: PcmFormat | undefined;
  let wideDataBytes: number | undefined;
  for (let chunks = 0; chunks < MAX_CHUNKS; chunks++) {
    const head = await reader.take(8);
    if (head.length < 8) break;
    const id = String.fromCharCode(...head.subarray(0, 4));
    const size = new DataView(head.buffer).getUint32(4, true);
    if (id === "data") {
      if (!format) throw new AudioRefused("The WAV header is damaged: the sound comes before its format. Export the file again.");
      const declared = form === "RIFF" || size !== UNKNOWN_SIZE ? size : wideDataBytes;
      return { format, ...measureData(declared, fileBytes - reader.position, format.frameBytes) };
    }
    const body = await reader.take(Math.min(size, bodyBytes(id)));
    if (id === "fmt ") format = parseWavFormat(body);
    if (id === "ds64" && body.length >= 16) wideDataBytes = Number(new DataView(body.buffer).getBigUint64(8, true));
    await reader.skip(size - body.length + (size % 2));
  }
  throw new AudioRefused("The WAV file holds no sound. Export it again.");
}

async function readForm(reader: ByteReader): Promise<string> {
  const head = await reader.take(12);
  const form = String.fromCharCode(...head.subarray(0, 4));
  if (form === "RIFX") throw new AudioRefused("This is a big-endian WAV (RIFX). Export it as an ordinary WAV.");
  return form;
}

/** Chunks we do not read (covers, cue points, …) may be large; they are passed over, never held. */
function bodyBytes(id: string): number {
  if (id === "fmt ") return MAX_FORMAT_BYTES;
  return id === "ds64" ? 28 : 0;
}

function measureData(declared: number | undefined, left: number, frameBytes: number) {
  const toTheEnd = declared === undefined || declared === 0 || declared === UNKNOWN_SIZE;
  const present = toTheEnd ? left : Math.min(declared, left);
  return {
    dataBytes: present - (present % frameBytes),
    missingBytes: toTheEnd ? 0 : Math.max(0, declared - left),
  };
}
