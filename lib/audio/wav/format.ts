import { checkBounds, checkDepth, type PcmFormat } from "../pcm/format";
import { AudioRefused } from "../refusal";

const PCM = 0x0001;
const IEEE_FLOAT = 0x0003;
const EXTENSIBLE = 0xfffe;
/** Bytes 2–15 of every sub-format GUID that stands for a format tag (mmreg.h, KSDATAFORMAT_SUBTYPE). */
const TAG_GUID_TAIL = [0, 0, 0, 0, 0x10, 0, 0x80, 0, 0, 0xaa, 0, 0x38, 0x9b, 0x71];

const COMPRESSED: Readonly<Record<number, string>> = {
  0x0002: "ADPCM",
  0x0006: "A-law",
  0x0007: "µ-law",
  0x0011: "IMA ADPCM",
  0x0050: "MPEG",
  0x0055: "MP3",
};

/**
 * Reads the body of a `fmt ` chunk.
 * @throws AudioRefused when the sound is compressed, or outside what a master may be.
 */
export function parseWavFormat(chunk: Uint8Array): PcmFormat {
  if (chunk.length < 16) throw new AudioRefused("The WAV header is damaged: its format is cut short. Export the file again.");
  const view = new DataView(chunk.buffer, chunk.byteOffset, chunk.length);
  const bits = view.getUint16(14, true);
  const { tag, bitDepth } = formatTag(chunk, view, bits);
  const kind = sampleKind(tag);
  const channels = view.getUint16(2, true);
  const sampleRate = view.getUint32(4, true);
  checkBounds(channels, sampleRate);
  const bytesPerSample = containerBytes(view.getUint16(12, true), channels, bits);
  checkDepth(kind, bytesPerSample, bitDepth);
  return { kind, channels, sampleRate, bitDepth, bytesPerSample, frameBytes: bytesPerSample * channels, littleEndian: true, unsignedBytes: true };
}

function formatTag(chunk: Uint8Array, view: DataView, bits: number): { tag: number; bitDepth: number } {
  const tag = view.getUint16(0, true);
  if (tag !== EXTENSIBLE) return { tag, bitDepth: bits };
  const tail = chunk.subarray(26, 40);
  if (tail.length < 14 || !TAG_GUID_TAIL.every((byte, at) => tail[at] === byte)) {
    throw new AudioRefused("This WAV holds sound in a format of its own. Export it as plain PCM, 16, 24 or 32 bit.");
  }
  const validBits = view.getUint16(18, true);
  return { tag: view.getUint16(24, true), bitDepth: validBits > 0 && validBits <= bits ? validBits : bits };
}

function sampleKind(tag: number): PcmFormat["kind"] {
  if (tag === PCM) return "integer";
  if (tag === IEEE_FLOAT) return "float";
  const name = COMPRESSED[tag] ?? `format 0x${tag.toString(16).padStart(4, "0")}`;
  throw new AudioRefused(`This WAV holds compressed sound (${name}). Export it as plain PCM, 16, 24 or 32 bit.`);
}

/** The declared frame size decides where it makes sense; a header that says 0 there is read by its bit depth. */
function containerBytes(frameBytes: number, channels: number, bits: number): number {
  const needed = Math.ceil(bits / 8);
  const declared = frameBytes / channels;
  return Number.isInteger(declared) && declared >= needed && declared <= 8 && declared > 0 ? declared : needed;
}
