import { MPEGDecoder } from "mpg123-decoder";
import { describe, expect, test } from "vitest";
import { PREVIEW_TAG } from "../domain/previewTag";
import { fromMonoWav, monoWav } from "./monoWav";
import { readTag } from "./readTag";
import { renderPreview } from "./renderPreview";
import { processMaster } from "./processMaster";
import { resampled } from "./resampled";
import { makeMp3 } from "./testing/makeMp3";
import { inChunks, makeWav, silence, sine } from "./testing/makeWav";

const RATE = PREVIEW_TAG.sampleRate;

/** A sound like no other: a sweep, whose copy is found by correlation and by nothing else. */
const sweep = Float32Array.from({ length: RATE }, (_, at) => 0.8 * Math.sin(2 * Math.PI * (600 + 1_200 * (at / RATE)) * (at / RATE)));
const mark = { sound: sweep, everySeconds: 10, toMusic: 1.1 };
const track = makeWav({ frames: RATE * 30, sample: sine(90, RATE, 0.3) });

const short = makeWav({ frames: RATE * 6, sample: sine(90, RATE, 0.3) });

const collect = (into: Uint8Array[]) => ({ write: async (bytes: Uint8Array) => void into.push(bytes) });

async function decoded(mp3: Uint8Array[]): Promise<Float32Array> {
  const decoder = new MPEGDecoder();
  await decoder.ready;
  const { channelData } = decoder.decode(new Uint8Array(Buffer.concat(mp3)));
  decoder.free();
  return channelData[0] ?? new Float32Array(0);
}

/** How much of the sweep is in a stretch of sound, at its best within the encoder's delay after `seconds`; 1 is a copy. */
function likeness(sound: Float32Array, seconds: number): number {
  let best = 0;
  for (let shift = 0; shift <= RATE * 0.06; shift += 3) {
    const from = Math.max(0, Math.round(seconds * RATE + shift));
    let [product, energy, own] = [0, 0, 0];
    for (let at = 0; at < sweep.length; at += 4) {
      const [heard, known] = [sound[from + at] ?? 0, sweep[at] ?? 0];
      product += heard * known;
      energy += heard * heard;
      own += known * known;
    }
    best = Math.max(best, Math.abs(product) / Math.sqrt(Math.max(energy * own, 1e-12)));
  }
  return best;
}

describe("a tag of the creator's own", () => {
  test("is in the preview at the times set and not between them, never in what buyers get, and remade alone the preview is the same", async () => {
    const [mp3, whole, alone]: Uint8Array[][] = [[], [], []];
    const source = { size: track.length, open: () => inChunks(track) };
    await processMaster(source, { mp3: collect(mp3 ?? []), preview: collect(whole ?? []) }, { markAt: () => mark });
    await renderPreview(source, collect(alone ?? []), { markAt: () => mark });
    expect(Buffer.concat(alone ?? []).equals(Buffer.concat(whole ?? []))).toBe(true);
    const [heard, bought] = [await decoded(whole ?? []), await decoded(mp3 ?? [])];
    for (const at of [2, 12]) {
      expect(likeness(heard, at)).toBeGreaterThan(0.5);
      expect(likeness(heard, at + 5)).toBeLessThan(0.1);
      // The preview leaves the first fifth of the track out.
      expect(likeness(bought, at + 6)).toBeLessThan(0.1);
    }
  }, 90_000);

  test("louder means louder", async () => {
    const loudnessOf = async (toMusic: number) => {
      const out: Uint8Array[] = [];
      await renderPreview({ size: short.length, open: () => inChunks(short) }, collect(out), { markAt: () => ({ ...mark, toMusic }) });
      const sound = (await decoded(out)).subarray(1.6 * RATE, 2 * RATE);
      return sound.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
    };
    expect(await loudnessOf(1.6)).toBeGreaterThan((await loudnessOf(0.7)) * 1.15);
  });
});

describe("an uploaded tag", () => {
  test("is read as mono with its peak at one, whatever it comes as", async () => {
    const fromWav = await readTag(makeWav({ sampleRate: 48_000, bits: 24, frames: 48_000 * 2, sample: sine(440, 48_000, 0.2) }));
    const fromMp3 = await readTag(await makeMp3({ seconds: 2 }));
    for (const sound of [fromWav, fromMp3]) {
      expect(Math.abs(sound.length / RATE - 2)).toBeLessThan(0.1);
      expect(sound.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0)).toBeCloseTo(1, 5);
    }
  });

  test.each([
    ["longer than fifteen seconds", makeWav({ frames: RATE * 16 }), /Cut it to 15/],
    ["silent", makeWav({ frames: RATE * 2, sample: silence }), /no sound to be heard/],
    ["no sound file", Buffer.from("<svg onload=alert(1)>".repeat(20)), /no sound file/],
  ])("%s is refused with the reason", async (_, bytes, reason) => {
    await expect(readTag(bytes)).rejects.toThrow(reason);
  });

  test("survives being kept, to sixteen bits", () => {
    const kept = fromMonoWav(monoWav(sweep, RATE));
    expect(kept).toHaveLength(sweep.length);
    kept.forEach((sample, at) => expect(Math.abs(sample - (sweep[at] ?? 0))).toBeLessThan(1 / 30_000));
    expect(resampled(sweep, RATE, 48_000).length).toBe(48_000);
  });
});
