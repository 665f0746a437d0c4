import type { PcmFormat } from "./format";

/** Reads the sample at a byte offset as −1..1. A float that is no number is silence: one would poison a whole encode. */
export type SampleReader = (view: DataView, offset: number) => number;

/** @returns the reader for a format whose depth was checked */
export function sampleReader({ kind, bytesPerSample, littleEndian, unsignedBytes }: PcmFormat): SampleReader {
  if (kind === "float") return bytesPerSample === 4 ? floats(littleEndian) : doubles(littleEndian);
  switch (bytesPerSample) {
    case 1:
      return unsignedBytes ? unsigned8 : signed8;
    case 2:
      return (view, offset) => view.getInt16(offset, littleEndian) / 0x8000;
    case 3:
      return littleEndian ? little24 : big24;
    default:
      return (view, offset) => view.getInt32(offset, littleEndian) / 0x8000_0000;
  }
}

const unsigned8: SampleReader = (view, offset) => (view.getUint8(offset) - 128) / 128;
const signed8: SampleReader = (view, offset) => view.getInt8(offset) / 128;
const little24: SampleReader = (view, offset) =>
  (view.getUint8(offset) | (view.getUint8(offset + 1) << 8) | (view.getInt8(offset + 2) << 16)) / 0x80_0000;
const big24: SampleReader = (view, offset) =>
  ((view.getInt8(offset) << 16) | (view.getUint8(offset + 1) << 8) | view.getUint8(offset + 2)) / 0x80_0000;
const floats = (littleEndian: boolean): SampleReader => (view, offset) => finite(view.getFloat32(offset, littleEndian));
const doubles = (littleEndian: boolean): SampleReader => (view, offset) => finite(view.getFloat64(offset, littleEndian));

function finite(sample: number): number {
  return Number.isFinite(sample) ? sample : 0;
}
