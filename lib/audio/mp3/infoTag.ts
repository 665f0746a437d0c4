import type { Mp3Frame } from "./frameHeader";

/** What an encoder wrote into a first, silent frame. */
export interface InfoTag {
  /** Frames of sound after this one, where it says so. */
  frames: number | null;
  /** Samples that the encoder put before and after the sound. */
  delay: number;
  padding: number;
}

/** Reads a `Xing`, `Info` or `VBRI` frame, with LAME's note of delay and padding; null for a frame that holds sound. */
export function readInfoTag(bytes: Uint8Array, frame: Mp3Frame): InfoTag | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, frame.bytes));
  const name = (at: number) => String.fromCharCode(...bytes.subarray(at, at + 4));
  const sideInfo = frame.version === 1 ? (frame.channels === 1 ? 17 : 32) : frame.channels === 1 ? 9 : 17;
  const at = 4 + sideInfo;
  if (name(at) === "Xing" || name(at) === "Info") return readXing(view, at);
  if (name(36) === "VBRI" && view.byteLength >= 54) return { frames: view.getUint32(50), delay: 0, padding: 0 };
  return null;
}

function readXing(view: DataView, at: number): InfoTag | null {
  if (view.byteLength < at + 12) return null;
  const flags = view.getUint32(at + 4);
  const frames = flags & 1 ? view.getUint32(at + 8) : null;
  const lame = at + 8 + (flags & 1 ? 4 : 0) + (flags & 2 ? 4 : 0) + (flags & 4 ? 100 : 0) + (flags & 8 ? 4 : 0);
  if (view.byteLength < lame + 24 || view.getUint8(lame) === 0) return { frames, delay: 0, padding: 0 };
  const packed = (view.getUint8(lame + 21) << 16) | (view.getUint8(lame + 22) << 8) | view.getUint8(lame + 23);
  return { frames, delay: packed >> 12, padding: packed & 0xfff };
}
