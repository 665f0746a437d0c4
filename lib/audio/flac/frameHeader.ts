import { type BitReader, FlacDamaged } from "./bits";
import { crc8 } from "./crc";
import type { StreamInfo } from "./streamInfo";

export interface FrameHeader {
  /** Samples of each channel. */
  size: number;
  bitDepth: number;
  channels: number;
  /** How two channels were joined. */
  stereo: "independent" | "left-side" | "side-right" | "mid-side";
}

const DEPTHS: Readonly<Record<number, number>> = { 1: 8, 2: 12, 4: 16, 5: 20, 6: 24, 7: 32 };
const JOINED: Readonly<Record<number, FrameHeader["stereo"]>> = { 8: "left-side", 9: "side-right", 10: "mid-side" };

/** Reads a frame's header and its checksum (RFC 9639 section 9.1). */
export function readFrameHeader(bits: BitReader, bytes: Uint8Array, start: number, info: StreamInfo): FrameHeader {
  if (bits.read(15) !== 0x7ffc) throw new FlacDamaged("no frame begins here");
  bits.read(1);
  const sizeCode = bits.read(4);
  const rateCode = bits.read(4);
  const assignment = bits.read(4);
  const depthCode = bits.read(3);
  if (bits.read(1) !== 0 || rateCode === 15 || assignment > 10) throw new FlacDamaged("a frame's header is damaged");
  skipNumber(bits);
  const size = blockSize(sizeCode, bits);
  if (rateCode >= 12) bits.read(rateCode === 12 ? 8 : 16);
  const end = bits.position;
  if (bits.read(8) !== crc8(bytes, start, end)) throw new FlacDamaged("a frame's header is damaged");
  const bitDepth = depthCode === 0 ? info.bitDepth : DEPTHS[depthCode];
  const channels = assignment < 8 ? assignment + 1 : 2;
  if (bitDepth !== info.bitDepth || channels !== info.channels || size > 65_535) throw new FlacDamaged("a frame differs from the file's header");
  return { size, bitDepth, channels, stereo: JOINED[assignment] ?? "independent" };
}

/** The frame's number, coded as UTF-8 is, in up to seven bytes. Frames are read in order, so it is not needed. */
function skipNumber(bits: BitReader): void {
  const first = bits.read(8);
  const following = first < 0x80 ? 0 : Math.clz32(~(first << 24)) - 1;
  if (following < 0 || (first >= 0x80 && following === 0) || following > 6) throw new FlacDamaged("a frame's number is damaged");
  for (let at = 0; at < following; at++) bits.read(8);
}

function blockSize(code: number, bits: BitReader): number {
  if (code === 0) throw new FlacDamaged("a frame's header is damaged");
  if (code === 1) return 192;
  if (code <= 5) return 576 << (code - 2);
  if (code === 6) return bits.read(8) + 1;
  if (code === 7) return bits.read(16) + 1;
  return 256 << (code - 8);
}
