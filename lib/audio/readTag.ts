import { PREVIEW_TAG } from "../domain/previewTag";
import { ByteReader } from "./byteReader";
import { openMaster } from "./openMaster";
import { AudioRefused } from "./refusal";
import { resampled } from "./resampled";

/** Quieter than this is no sound, whatever the file says. */
const SILENCE = 0.001;

/**
 * Reads an uploaded tag by its content: mono, at `PREVIEW_TAG.sampleRate`, peak 1.
 * @throws AudioRefused when it is no sound, silent, or longer than a tag may be; its message is for the creator
 */
export async function readTag(bytes: Uint8Array): Promise<Float32Array> {
  const source = { size: bytes.length, open: () => once(bytes) };
  const reader = new ByteReader(source.open());
  try {
    const { frames, sampleRate, blocks } = await openMaster(reader, source);
    if (frames / sampleRate > PREVIEW_TAG.maxSeconds) throw new AudioRefused(`The tag lasts ${Math.ceil(frames / sampleRate)} seconds. Cut it to ${PREVIEW_TAG.maxSeconds} or fewer.`);
    const mono: Float32Array[] = [];
    for await (const { left, right } of blocks(async () => {})) mono.push(left.map((sample, at) => (sample + (right[at] ?? 0)) / 2));
    return loudest(resampled(joined(mono), sampleRate, PREVIEW_TAG.sampleRate));
  } finally {
    await reader.close();
  }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

function joined(parts: readonly Float32Array[]): Float32Array {
  const whole = new Float32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function loudest(sound: Float32Array): Float32Array {
  const peak = sound.reduce((highest, sample) => Math.max(highest, Math.abs(sample)), 0);
  if (peak < SILENCE) throw new AudioRefused("There is no sound to be heard in this file.");
  return sound.map((sample) => sample / peak);
}
