import type { WavFormat } from "./format";

/** Reads the sample at a byte offset as −1..1. A float that is no number is silence: one would poison a whole encode. */
export type SampleReader = (view: DataView, offset: number) => number;

/** @returns the reader for a format that `parseWavFormat` has accepted */
export function sampleReader(format: WavFormat): SampleReader {
  if (format.kind === "float") return format.bytesPerSample === 4 ? float32 : float64;
  switch (format.bytesPerSample) {
    case 1:
      return unsigned8;
    case 2:
      return signed16;
    case 3:
      return signed24;
    default:
      return signed32;
  }
}

/** WAV's 8-bit samples are unsigned, all wider ones signed. */
const unsigned8: SampleReader = (view, offset) => (view.getUint8(offset) - 128) / 128;
const signed16: SampleReader = (view, offset) => view.getInt16(offset, true) / 0x8000;
const signed24: SampleReader = (view, offset) =>
  (view.getUint8(offset) | (view.getUint8(offset + 1) << 8) | (view.getInt8(offset + 2) << 16)) / 0x80_0000;
const signed32: SampleReader = (view, offset) => view.getInt32(offset, true) / 0x8000_0000;
const float32: SampleReader = (view, offset) => finite(view.getFloat32(offset, true));
const float64: SampleReader = (view, offset) => finite(view.getFloat64(offset, true));

function finite(sample: number): number {
  return Number.isFinite(sample) ? sample : 0;
}
