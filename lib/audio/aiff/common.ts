import { checkBounds, checkDepth, type PcmFormat } from "../pcm/format";
import { AudioRefused } from "../refusal";

type Coding = Pick<PcmFormat, "kind" | "littleEndian"> & { bits?: number };

/** Codings of AIFF-C that are no compression: how the samples lie, and their width where the name fixes it. */
const CODINGS: Readonly<Record<string, Coding>> = {
  NONE: { kind: "integer", littleEndian: false },
  twos: { kind: "integer", littleEndian: false },
  sowt: { kind: "integer", littleEndian: true },
  in24: { kind: "integer", littleEndian: false, bits: 24 },
  in32: { kind: "integer", littleEndian: false, bits: 32 },
  fl32: { kind: "float", littleEndian: false, bits: 32 },
  FL32: { kind: "float", littleEndian: false, bits: 32 },
  fl64: { kind: "float", littleEndian: false, bits: 64 },
  FL64: { kind: "float", littleEndian: false, bits: 64 },
};
const COMPRESSED: Readonly<Record<string, string>> = { ima4: "IMA ADPCM", alaw: "A-law", ulaw: "µ-law", ALAW: "A-law", ULAW: "µ-law", MAC3: "MACE", MAC6: "MACE", QDM2: "QDesign" };

/**
 * Reads the body of a `COMM` chunk.
 * @param compressed whether the form is AIFC, whose chunk names a coding
 * @throws AudioRefused when the sound is compressed, or outside what a master may be
 */
export function parseCommon(body: Uint8Array, compressed: boolean): { format: PcmFormat; frames: number } {
  if (body.length < (compressed ? 22 : 18)) throw new AudioRefused("The AIFF header is damaged: its format is cut short. Export the file again.");
  const view = new DataView(body.buffer, body.byteOffset, body.length);
  const { kind, littleEndian, bits } = codingOf(compressed ? String.fromCharCode(...body.subarray(18, 22)) : "NONE");
  const channels = view.getUint16(0);
  const bitDepth = bits ?? view.getUint16(6);
  const sampleRate = Math.round(extended(view, 8));
  checkBounds(channels, sampleRate);
  const bytesPerSample = Math.ceil(bitDepth / 8);
  checkDepth(kind, bytesPerSample, bitDepth);
  const format = { kind, channels, sampleRate, bitDepth, bytesPerSample, frameBytes: bytesPerSample * channels, littleEndian, unsignedBytes: false };
  return { format, frames: view.getUint32(2) };
}

function codingOf(name: string): Coding {
  const coding = CODINGS[name];
  if (coding !== undefined) return coding;
  const known = COMPRESSED[name] ?? `“${name.replace(/[^\x20-\x7e]/g, "?")}”`;
  throw new AudioRefused(`This AIFF holds compressed sound (${known}). Export it as plain AIFF, 16, 24 or 32 bit.`);
}

/** An 80-bit float (IEEE 754 extended) as 68k Macs wrote it: sign and exponent in two bytes, then 64 bits of mantissa. */
function extended(view: DataView, offset: number): number {
  const exponent = view.getUint16(offset) & 0x7fff;
  const mantissa = view.getUint32(offset + 2) * 2 ** 32 + view.getUint32(offset + 6);
  const value = mantissa * 2 ** (exponent - 16_383 - 63);
  return view.getUint16(offset) >= 0x8000 ? -value : value;
}
