import { MPEGDecoder } from "mpg123-decoder";
import type { ByteReader } from "../byteReader";
import { AudioRefused } from "../refusal";
import type { StereoBlock } from "../stereo";
import type { Mp3Survey } from "./survey";

/** Encoded bytes decoded at a time: less than half a second of sound, so that other work gets its turn in between. */
const PIECE_BYTES = 8_192;
const BLOCK_FRAMES = 4_096;

/**
 * The sound of a surveyed MP3 as stereo, block by block.
 * @param keep takes the frames as they are, in order, without the tags around them
 */
export async function* readMp3(reader: ByteReader, survey: Mp3Survey, keep: (bytes: Uint8Array) => Promise<void>): AsyncGenerator<StereoBlock> {
  const decoder = new MPEGDecoder();
  await decoder.ready;
  try {
    await reader.skip(survey.start - reader.position);
    let done = 0;
    while (reader.position < survey.end) {
      const bytes = await reader.take(Math.min(PIECE_BYTES, survey.end - reader.position));
      if (bytes.length === 0) throw new Error("The master's bytes ended early");
      await keep(bytes);
      const { channelData, samplesDecoded, errors } = decoder.decode(bytes);
      if (errors.length > 0) throw new AudioRefused(`The MP3 is damaged after ${Math.floor(done / survey.sampleRate)} seconds. Export it again.`);
      done += samplesDecoded;
      const [left = new Float32Array(0), right = left] = channelData;
      for (let from = 0; from < samplesDecoded; from += BLOCK_FRAMES) {
        yield { left: left.slice(from, from + BLOCK_FRAMES), right: right.slice(from, from + BLOCK_FRAMES) };
      }
    }
  } finally {
    decoder.free();
  }
}
