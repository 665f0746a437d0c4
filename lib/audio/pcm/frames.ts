import type { ByteReader } from "../byteReader";
import { downmixOf, type StereoBlock } from "../stereo";
import type { PcmData, PcmFormat } from "./format";
import { sampleReader } from "./samples";

/** Frames of one block: about two milliseconds of encoding, so that other work gets its turn in between. */
const BLOCK_FRAMES = 4_096;

/**
 * Uncompressed sound as stereo, block by block.
 * @throws Error when the stream ends before `dataBytes`: the transfer broke, the file is not at fault
 */
export async function* readFrames(reader: ByteReader, { format, dataBytes }: PcmData): AsyncGenerator<StereoBlock> {
  const decode = blockDecoder(format);
  const blockBytes = BLOCK_FRAMES * format.frameBytes;
  for (let left = dataBytes; left > 0; ) {
    const bytes = await reader.take(Math.min(left, blockBytes));
    if (bytes.length < Math.min(left, blockBytes)) throw new Error("The master's bytes ended early");
    left -= bytes.length;
    yield decode(bytes);
  }
}

function blockDecoder(format: PcmFormat): (bytes: Uint8Array) => StereoBlock {
  const read = sampleReader(format);
  const mix = downmixOf(format.channels);
  return (bytes) => {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    const frames = bytes.length / format.frameBytes;
    const left = new Float32Array(frames);
    const right = new Float32Array(frames);
    for (let frame = 0, offset = 0; frame < frames; frame++) {
      let toLeft = 0;
      let toRight = 0;
      for (let channel = 0; channel < format.channels; channel++, offset += format.bytesPerSample) {
        const sample = read(view, offset);
        toLeft += sample * (mix.left[channel] ?? 0);
        toRight += sample * (mix.right[channel] ?? 0);
      }
      left[frame] = toLeft;
      right[frame] = toRight;
    }
    return { left, right };
  };
}
