import { Mp3Encoder } from "../mp3Encoder";
import { sine } from "./makeWav";

/** An MP3 of a tone, as LAME makes it. */
export async function makeMp3({ sampleRate = 44_100, kilobits = 320, seconds = 3, sample = sine(1_000, sampleRate) }: { sampleRate?: number; kilobits?: 128 | 320; seconds?: number; sample?: (frame: number) => number } = {}): Promise<Buffer> {
  const encoder = await Mp3Encoder.create(sampleRate, kilobits);
  const left = Float32Array.from({ length: sampleRate * seconds }, (_, at) => sample(at));
  return Buffer.concat([encoder.encode({ left, right: left }), encoder.finish()]);
}

/** A first frame as encoders write it: how many frames follow, and what they put around the sound. */
export function infoFrame({ frames, delay = 0, padding = 0 }: { frames: number; delay?: number; padding?: number }): Buffer {
  const frame = Buffer.alloc(1_044);
  frame.set([0xff, 0xfb, 0xe0, 0x44], 0);
  frame.write("Info", 36, "latin1");
  frame.writeUInt32BE(1, 40);
  frame.writeUInt32BE(frames, 44);
  frame.write("LAME3.100", 48, "latin1");
  frame.writeUIntBE(delay * 4_096 + padding, 69, 3);
  return frame;
}
