import { createMp3Encoder } from "wasm-media-encoders";
import type { StereoBlock } from "./stereo";

/** Rates that MP3 carries and that players expect of music; everything else is resampled to the first. */
const NATIVE_RATES: readonly number[] = [44_100, 48_000];

/** @returns the rate at which a track of `sampleRate` is encoded */
export function encodingRate(sampleRate: number): number {
  return NATIVE_RATES.includes(sampleRate) ? sampleRate : 44_100;
}

/** Constant-rate joint-stereo MP3 by LAME, compiled to WebAssembly. Input outside −1..1 is clipped. */
export class Mp3Encoder {
  private constructor(private readonly encoder: Awaited<ReturnType<typeof createMp3Encoder>>) {}

  static async create(sampleRate: number, kilobits: 128 | 320): Promise<Mp3Encoder> {
    const encoder = await createMp3Encoder();
    encoder.configure({ sampleRate, channels: 2, bitrate: kilobits });
    return new Mp3Encoder(encoder);
  }

  /** The encoder reuses its output memory, so each answer is a copy. */
  encode({ left, right }: StereoBlock): Uint8Array {
    return this.encoder.encode([clipped(left), clipped(right)]).slice();
  }

  finish(): Uint8Array {
    return this.encoder.finalize().slice();
  }
}

function clipped(samples: Float32Array): Float32Array {
  return samples.map((sample) => Math.max(-1, Math.min(1, sample)));
}
