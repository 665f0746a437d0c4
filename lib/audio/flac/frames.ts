import type { ByteReader } from "../byteReader";
import { cutOff } from "../pcm/format";
import { AudioRefused } from "../refusal";
import { downmixOf, type Downmix, type StereoBlock } from "../stereo";
import { BitReader, FlacDamaged } from "./bits";
import { crc16 } from "./crc";
import { type FrameHeader, readFrameHeader } from "./frameHeader";
import type { StreamInfo } from "./streamInfo";
import { readSubframe } from "./subframe";
import { ByteWindow } from "../byteWindow";

/** Blocks handed on are at most this long, so that other work gets its turn in between. */
const BLOCK_FRAMES = 4_096;

/**
 * The sound of a FLAC as stereo, block by block: one frame in memory at a time, its checksums compared.
 * @throws AudioRefused when the file is damaged or ends more than a second early
 */
export async function* readFlac(reader: ByteReader, info: StreamInfo, fileBytes: number): AsyncGenerator<StereoBlock> {
  const window = new ByteWindow(reader, largestFrame(info), fileBytes);
  const channels = Array.from({ length: info.channels }, () => new Float64Array(65_536));
  const mix = downmixOf(info.channels);
  const scale = 2 ** -(info.bitDepth - 1);
  let done = 0;
  while (done < info.frames) {
    const bytes = await window.look();
    if (bytes.length === 0) break;
    const { size, used } = decodeFrame(bytes, info, channels, window.atEnd, done);
    if (size === 0) break;
    window.pass(used);
    const kept = Math.min(size, info.frames - done);
    done += kept;
    for (let from = 0; from < kept; from += BLOCK_FRAMES) yield mixed(channels, from, Math.min(kept, from + BLOCK_FRAMES), mix, scale);
  }
  if (info.frames - done > info.sampleRate) throw cutOff(done / info.sampleRate, info.frames / info.sampleRate);
}

/** Headers and checksums, and each channel as plain numbers of one bit more (a side channel); coding makes it smaller. */
function largestFrame({ maxBlockFrames, channels, bitDepth }: StreamInfo): number {
  return 64 + channels * (16 + Math.ceil((maxBlockFrames * (bitDepth + 1)) / 8));
}

/** Size 0: the last frame is cut, which is told by how much of the file is missing. */
function decodeFrame(bytes: Uint8Array, info: StreamInfo, channels: Float64Array[], last: boolean, done: number): { size: number; used: number } {
  try {
    const bits = new BitReader(bytes, 0, bytes.length);
    const header = readFrameHeader(bits, bytes, 0, info);
    channels.forEach((samples, index) => readSubframe(bits, samples, header.size, header.bitDepth + sideBit(header, index)));
    bits.align();
    const end = bits.position;
    if (bits.read(16) !== crc16(bytes, 0, end)) throw new FlacDamaged("a frame's sound is damaged");
    separate(header, channels);
    return { size: header.size, used: end + 2 };
  } catch (thrown) {
    if (!(thrown instanceof FlacDamaged)) throw thrown;
    if (last && bytes.length < largestFrame(info)) return { size: 0, used: 0 };
    throw new AudioRefused(`The FLAC is damaged after ${Math.floor(done / info.sampleRate)} seconds: ${thrown.message}. Export it again.`);
  }
}

/** The difference of two channels needs one bit more than they do. */
function sideBit({ stereo }: FrameHeader, channel: number): number {
  if (stereo === "side-right") return channel === 0 ? 1 : 0;
  return stereo === "independent" || channel === 0 ? 0 : 1;
}

/** Makes left and right of what was joined. */
function separate({ stereo, size }: FrameHeader, [first, second]: Float64Array[]): void {
  if (stereo === "independent" || !first || !second) return;
  for (let at = 0; at < size; at++) {
    const a = first[at] ?? 0;
    const b = second[at] ?? 0;
    if (stereo === "left-side") second[at] = a - b;
    else if (stereo === "side-right") first[at] = a + b;
    else {
      // The middle lost its lowest bit to halving; the side has the same one.
      const middle = a * 2 + Math.abs(b % 2);
      first[at] = (middle + b) / 2;
      second[at] = (middle - b) / 2;
    }
  }
}

function mixed(channels: Float64Array[], from: number, to: number, mix: Downmix, scale: number): StereoBlock {
  const block = { left: new Float32Array(to - from), right: new Float32Array(to - from) };
  channels.forEach((samples, channel) => {
    const toLeft = (mix.left[channel] ?? 0) * scale;
    const toRight = (mix.right[channel] ?? 0) * scale;
    for (let at = from; at < to; at++) {
      const sample = samples[at] ?? 0;
      block.left[at - from] = (block.left[at - from] ?? 0) + sample * toLeft;
      block.right[at - from] = (block.right[at - from] ?? 0) + sample * toRight;
    }
  });
  return block;
}
