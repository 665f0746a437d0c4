import type { ByteReader } from "../byteReader";
import { checkBounds } from "../pcm/format";
import { AudioRefused } from "../refusal";

/** What the first metadata block says of the whole file (RFC 9639 section 8.2). */
export interface StreamInfo {
  sampleRate: number;
  channels: number;
  bitDepth: number;
  /** Frames of sound, one sample of every channel each. */
  frames: number;
  maxBlockFrames: number;
}

const MAX_BLOCKS = 1_000;

/**
 * Reads up to the first frame; covers and seek tables are passed over, never held.
 * @throws AudioRefused when the file does not say what it holds
 */
export async function readStreamInfo(reader: ByteReader): Promise<StreamInfo> {
  await reader.skip(4);
  let info: StreamInfo | undefined;
  for (let blocks = 0; blocks < MAX_BLOCKS; blocks++) {
    const head = await reader.take(4);
    const [flags = 0, a = 0, b = 0, c = 0] = head;
    const size = (a << 16) | (b << 8) | c;
    if (head.length < 4) break;
    const body = await reader.take(info === undefined ? Math.min(size, 34) : 0);
    info ??= parseStreamInfo(flags & 0x7f, body);
    await reader.skip(size - body.length);
    if (flags >= 0x80) return info;
  }
  throw new AudioRefused("The FLAC header is damaged. Export the file again.");
}

function parseStreamInfo(type: number, body: Uint8Array): StreamInfo {
  if (type !== 0 || body.length < 34) throw new AudioRefused("The FLAC header is damaged. Export the file again.");
  const view = new DataView(body.buffer, body.byteOffset, body.length);
  const packed = view.getBigUint64(10);
  const sampleRate = Number(packed >> 44n);
  const channels = Number((packed >> 41n) & 7n) + 1;
  const bitDepth = Number((packed >> 36n) & 31n) + 1;
  const frames = Number(packed & 0xf_ffff_ffffn);
  checkBounds(channels, sampleRate);
  if (frames === 0) throw new AudioRefused("This FLAC does not say how long it is. Export it again, to a file rather than as a stream.");
  return { sampleRate, channels, bitDepth, frames, maxBlockFrames: Math.max(16, view.getUint16(2)) };
}
