import { createHash } from "node:crypto";
import { MPEGDecoder } from "mpg123-decoder";
import { describe, expect, test } from "vitest";
import { USUAL_TAG } from "../domain/previewTag";
import { PEAK_COUNT } from "./bounds";
import { CHIME_NOTES, synthesiseChime } from "./chime";
import { detectAudio } from "./detect";
import { MARK_FIRST_SECONDS, previewWindow } from "./preview";
import { processMaster } from "./processMaster";
import { Resampler } from "./resampler";
import { makeAiff } from "./testing/makeAiff";
import { makeFlac } from "./testing/makeFlac";
import { makeMp3 } from "./testing/makeMp3";
import { inChunks, makeWav, silence, sine } from "./testing/makeWav";

async function process(file: Uint8Array) {
  const mp3: Uint8Array[] = [];
  const preview: Uint8Array[] = [];
  const percents: number[] = [];
  const facts = await processMaster(
    { size: file.length, open: () => inChunks(file) },
    { mp3: collect(mp3), preview: collect(preview) },
    { onProgress: (percent) => percents.push(percent) },
  );
  return { facts, mp3: Buffer.concat(mp3), preview: Buffer.concat(preview), percents };
}

const collect = (into: Uint8Array[]) => ({ write: async (bytes: Uint8Array) => void into.push(bytes) });

async function decode(mp3: Uint8Array) {
  const decoder = new MPEGDecoder();
  await decoder.ready;
  const { channelData, samplesDecoded, sampleRate, errors } = decoder.decode(new Uint8Array(mp3));
  decoder.free();
  expect(errors).toEqual([]);
  return { left: channelData[0] ?? new Float32Array(0), right: channelData[1] ?? new Float32Array(0), seconds: samplesDecoded / sampleRate, sampleRate };
}

/** Strength of one frequency in a stretch of sound (Goertzel), as an amplitude. */
function strength(samples: Float32Array, hertz: number, sampleRate: number): number {
  const turn = 2 * Math.cos((2 * Math.PI * hertz) / sampleRate);
  let [before, last] = [0, 0];
  for (const sample of samples) [before, last] = [last, sample + turn * last - before];
  return (2 * Math.sqrt(Math.max(0, before * before + last * last - turn * before * last))) / samples.length;
}

describe("what a master becomes", () => {
  test("facts by content: digest, duration, rate, depth, channels", async () => {
    const file = makeWav({ sampleRate: 48_000, bits: 24, channels: 1, frames: 120_000, sample: sine(440, 48_000) });
    const { facts, percents } = await process(file);
    expect(facts).toMatchObject({ container: "wav", durationMs: 2_500, sampleRate: 48_000, bitDepth: 24, channels: 1 });
    expect(facts.sha256).toBe(createHash("sha256").update(file).digest("hex"));
    expect(percents.at(-1)).toBe(100);
    expect(percents).toEqual([...new Set(percents)].sort((a, b) => a - b));
  });

  test("peaks follow the signal: a ramp of loudness is a ramp of bars", async () => {
    const frames = 80_000;
    const { facts } = await process(makeWav({ frames, sample: (frame) => (frame % 2 ? -1 : 1) * (frame / frames) }));
    expect(facts.peaks).toHaveLength(PEAK_COUNT);
    facts.peaks.forEach((bar, at) => expect(Math.abs(bar - (255 * (at + 1)) / PEAK_COUNT)).toBeLessThanOrEqual(1));
  });

  test("peaks are those of the louder side, and silence is 0", async () => {
    const { facts } = await process(makeWav({ frames: 80_000, sample: (frame, channel) => (channel === 1 && frame >= 40_000 ? -0.5 : 0) }));
    expect(facts.peaks.slice(0, 200)).toEqual(Array(200).fill(0));
    expect(new Set(facts.peaks.slice(200))).toEqual(new Set([128]));
  });

  test("the deliverable is the whole track, 320 kbps, the same tone on the same side", async () => {
    const { mp3 } = await process(makeWav({ frames: 44_100 * 3, sample: (frame, channel) => (channel === 0 ? sine(1_000, 44_100)(frame) : 0) }));
    const sound = await decode(mp3);
    expect(sound.seconds).toBeGreaterThanOrEqual(3);
    expect(sound.seconds).toBeLessThan(3.1);
    expect((mp3.length * 8) / sound.seconds / 1_000).toBeCloseTo(320, -1);
    expect(strength(sound.left.subarray(44_100, 88_200), 1_000, 44_100)).toBeCloseTo(0.5, 2);
    expect(strength(sound.right.subarray(44_100, 88_200), 1_000, 44_100)).toBeLessThan(0.01);
  });

  test.each([8_000, 22_050, 96_000, 192_000])("%i Hz is encoded at 44,100 Hz with its pitch kept", async (sampleRate) => {
    const { mp3 } = await process(makeWav({ sampleRate, frames: sampleRate * 2, sample: sine(1_000, sampleRate) }));
    const sound = await decode(mp3);
    expect(sound.sampleRate).toBe(44_100);
    expect(strength(sound.left.subarray(22_050, 66_150), 1_000, 44_100)).toBeCloseTo(0.5, 2);
  });
});

describe("the preview (defect 74: a full, unmarked preview)", () => {
  test("leaves out the first fifth and lasts 96 seconds at most", () => {
    expect(previewWindow(44_100 * 300, 44_100)).toEqual({ start: 44_100 * 60, frames: 44_100 * 96 });
    expect(previewWindow(44_100 * 30, 44_100)).toEqual({ start: 44_100 * 6, frames: 44_100 * 24 });
  });

  test("is shorter than the track, at 128 kbps", async () => {
    const { preview, mp3 } = await process(makeWav({ frames: 44_100 * 20 }));
    const sound = await decode(preview);
    expect(sound.seconds).toBeGreaterThan(15.9);
    expect(sound.seconds).toBeLessThan(16.2);
    expect(preview.length).toBeLessThan(mp3.length / 2.5);
  });

  test("carries the mark at its times and not between them; the deliverable never", async () => {
    const rate = 44_100;
    const { preview, mp3 } = await process(makeWav({ frames: rate * 40, sample: sine(200, rate, 0.4) }));
    const marked = await decode(preview);
    const clean = await decode(mp3);
    const at = (seconds: number, { left }: { left: Float32Array }) => left.subarray(seconds * rate, (seconds + 0.6) * rate);
    for (const hertz of CHIME_NOTES) {
      for (const mark of [MARK_FIRST_SECONDS, MARK_FIRST_SECONDS + USUAL_TAG.everySeconds]) {
        expect(strength(at(mark, marked), hertz, rate)).toBeGreaterThan(0.02);
        expect(strength(at(mark + 4, marked), hertz, rate)).toBeLessThan(0.002);
        expect(strength(at(mark + 8, clean), hertz, rate)).toBeLessThan(0.002);
      }
    }
  });

  test("marks a loud track louder than a quiet one", async () => {
    const markIn = async (level: number) => {
      const { preview } = await process(makeWav({ frames: 44_100 * 6, sample: sine(200, 44_100, level) }));
      const { left } = await decode(preview);
      return strength(left.subarray(44_100 * 1.3, 44_100 * 2), CHIME_NOTES[1], 44_100);
    };
    expect(await markIn(0.7)).toBeGreaterThan((await markIn(0.05)) * 2);
  });

  test("fades in and out", async () => {
    const { preview } = await process(makeWav({ frames: 44_100 * 20 }));
    const { left } = await decode(preview);
    const loudest = (from: number, to: number) => left.subarray(from * 44_100, to * 44_100).reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    expect(loudest(0.05, 0.1)).toBeLessThan(0.2);
    expect(loudest(1, 1.5)).toBeGreaterThan(0.45);
    expect(loudest(15.8, 15.9)).toBeLessThan(0.1);
  });

  test("even a track of one second is marked", async () => {
    const { preview } = await process(makeWav({ frames: 44_100, sample: silence }));
    const { left } = await decode(preview);
    expect(Math.max(...left)).toBeGreaterThan(0.04);
  });

  test("the mark stays within full scale", () => {
    expect(Math.max(...synthesiseChime(48_000).map(Math.abs))).toBeCloseTo(1, 5);
  });
});

describe("what is refused, by content", () => {
  const padded = (...bytes: number[]) => Buffer.concat([Buffer.from(bytes), Buffer.alloc(4_000)]);
  const cases: [string, Buffer, RegExp][] = [
    ["FLAC without a header", padded(...Buffer.from("fLaC")), /FLAC header/],
    ["AIFF without sound", padded(...Buffer.from("FORM\0\0\0\0AIFF")), /AIFF file holds no sound/],
    ["a tag with nothing behind it", padded(...Buffer.from("ID3")), /no MP3/],
    ["one frame and nothing behind it", padded(0xff, 0xfb, 0x90, 0x44), /no MP3/],
    ["a Windows Media file", padded(0x30, 0x26, 0xb2, 0x75, 0x8e, 0x66, 0xcf, 0x11), /Windows Media/],
    ["M4A", padded(0, 0, 0, 24, ...Buffer.from("ftypM4A ")), /M4A/],
    ["a picture", padded(0x89, 0x50, 0x4e, 0x47), /no sound file/],
    ["an empty file", Buffer.alloc(0), /no sound file/],
    ["less than a second", makeWav({ frames: 44_000 }), /less than a second/],
    ["more than twenty minutes", makeWav({ sampleRate: 8_000, channels: 1, bits: 8, frames: 8_000 * 1_201 }), /21 minutes/],
    ["a file cut in the middle", makeWav({ frames: 44_100 * 6 }).subarray(0, 44_100 * 4 * 2), /1 of the 6 seconds/],
  ];
  test.each(cases)("%s", async (_name, file, reason) => {
    await expect(process(file)).rejects.toThrow(reason);
    await expect(process(file)).rejects.toHaveProperty("name", "AudioRefused");
  });

  test("a frame sync with forbidden values is no MP3", () => {
    expect(detectAudio(Uint8Array.of(0xff, 0xff, 0xff, 0xff))).toBe("unknown");
  });

  test("a refused file is not read to its end, and its connection is let go", async () => {
    let closed = false;
    let read = 0;
    async function* watched() {
      try {
        for await (const chunk of inChunks(Buffer.concat([Buffer.from("OggS"), Buffer.alloc(1_000_000)]))) {
          read += chunk.length;
          yield chunk;
        }
      } finally {
        closed = true;
      }
    }
    await expect(processMaster({ size: 1_000_004, open: watched }, { mp3: collect([]), preview: collect([]) })).rejects.toThrow("Ogg");
    expect(closed).toBe(true);
    expect(read).toBe(65_536);
  });

  test("a connection that breaks is no refusal", async () => {
    const file = makeWav({ frames: 44_100 * 2 });
    const broken = processMaster({ size: file.length, open: () => inChunks(file.subarray(0, 50_000)) }, { mp3: collect([]), preview: collect([]) });
    await expect(broken).rejects.toThrow("ended early");
    await expect(broken).rejects.not.toHaveProperty("name", "AudioRefused");
  });

  test.each([
    ["FLAC", async () => makeFlac({ frames: 44_100 * 4 })],
    ["MP3", async () => await makeMp3()],
    ["AIFF", async () => makeAiff({ frames: 44_100 * 4 })],
  ])("nor is one that breaks in a %s", async (_name, make) => {
    const file = await make();
    const broken = processMaster({ size: file.length, open: () => inChunks(file.subarray(0, 60_000)) }, { mp3: collect([]), preview: collect([]) });
    await expect(broken).rejects.toThrow("ended early");
    await expect(broken).rejects.not.toHaveProperty("name", "AudioRefused");
  });
});

describe("resampling", () => {
  test.each([
    [96_000, 44_100],
    [8_000, 44_100],
    [44_056, 44_100],
  ])("%i → %i keeps length and tone, in blocks of any size", (from, to) => {
    const resampler = new Resampler(from, to);
    const tone = sine(1_000, from, 0.8);
    const out: number[] = [];
    for (let at = 0, size = 1; at < from; at += size, size = (size % 997) + 13) {
      const length = Math.min(size, from - at);
      const left = Float32Array.from({ length }, (_, index) => tone(at + index));
      out.push(...resampler.process({ left, right: left }).left);
    }
    out.push(...resampler.flush().left);
    expect(out).toHaveLength(to);
    const error = out.slice(2_000, -2_000).map((value, at) => Math.abs(value - sine(1_000, to, 0.8)(at + 2_000)));
    expect(Math.max(...error)).toBeLessThan(from === 44_056 ? 2e-3 : 1e-4);
  });

  test("what lies above the new half rate does not come back as a false tone", () => {
    const resampler = new Resampler(96_000, 44_100);
    const left = Float32Array.from({ length: 96_000 }, (_, at) => sine(30_000, 96_000, 1)(at));
    const { left: out } = resampler.process({ left, right: left });
    expect(Math.max(...out.subarray(1_000).map(Math.abs))).toBeLessThan(1e-3);
  });
});

describe("the size of a master", () => {
  /** Five minutes made on the fly, so that the file itself is nowhere in memory. */
  async function* endless(header: Uint8Array, bytes: number): AsyncGenerator<Uint8Array> {
    yield header;
    const block = new Uint8Array(65_536).map((_, at) => (at * 31) % 251);
    for (let left = bytes; left > 0; left -= block.length) yield block.subarray(0, Math.min(left, block.length));
  }

  test("does not show in memory, and requests get their turn while it is encoded", async () => {
    const dataBytes = 44_100 * 6 * 120;
    const header = makeWav({ bits: 24, frames: 0, declaredDataBytes: dataBytes });
    let written = 0;
    const count = { write: async (bytes: Uint8Array) => void (written += bytes.length) };
    let turns = 0;
    let running = true;
    const takeTurn = () => {
      turns++;
      if (running) setImmediate(takeTurn);
    };
    takeTurn();
    const before = globalThis.process.memoryUsage().arrayBuffers;
    let highest = 0;
    const master = { size: header.length + dataBytes, open: () => endless(header, dataBytes) };
    const onProgress = () => (highest = Math.max(highest, globalThis.process.memoryUsage().arrayBuffers));
    const facts = await processMaster(master, { mp3: count, preview: count }, { onProgress });
    running = false;
    expect(facts.durationMs).toBe(120_000);
    expect(written).toBeGreaterThan(120 * 40_000);
    expect(highest - before).toBeLessThan(64 * 1024 * 1024);
    expect(turns).toBeGreaterThan(50);
  }, 180_000);
});
