import { createHash } from "node:crypto";
import { MPEGDecoder } from "mpg123-decoder";
import { describe, expect, test } from "vitest";
import { ByteReader } from "./byteReader";
import { openMaster } from "./openMaster";
import { processMaster } from "./processMaster";
import { makeAiff, type AiffSpec } from "./testing/makeAiff";
import { flacSample, makeFlac, type FlacSpec } from "./testing/makeFlac";
import { infoFrame, makeMp3 } from "./testing/makeMp3";
import { inChunks, makeWav, sine } from "./testing/makeWav";

/** Reads in awkward chunks, so that frames and headers lie across their borders. */
async function read(file: Uint8Array, chunkSize = 1_013) {
  const source = { size: file.length, open: () => inChunks(file, chunkSize) };
  const reader = new ByteReader(source.open());
  const master = await openMaster(reader, source);
  const kept: Uint8Array[] = [];
  const left: number[] = [];
  const right: number[] = [];
  for await (const block of master.blocks(async (bytes) => void kept.push(bytes.slice()))) {
    left.push(...block.left);
    right.push(...block.right);
  }
  return { master, left, right, kept: Buffer.concat(kept) };
}

const worst = (got: number[], wanted: (at: number) => number) => got.reduce((most, value, at) => Math.max(most, Math.abs(value - wanted(at))), 0);
const opposite = (tone: (at: number) => number) => (frame: number, channel: number) => tone(frame) * (channel === 0 ? 1 : -0.5);
const refused = async (file: Uint8Array, reason: RegExp) => {
  await expect(read(file, 65_536)).rejects.toThrow(reason);
  await expect(read(file, 65_536)).rejects.toHaveProperty("name", "AudioRefused");
};

describe("AIFF", () => {
  const tone = sine(440, 44_100, 0.7);
  const formats: [string, AiffSpec, number][] = [
    ["8-bit, signed", { bits: 8 }, 1 / 120],
    ["16-bit", {}, 1e-4],
    ["24-bit", { bits: 24 }, 1e-6],
    ["32-bit", { bits: 32 }, 1e-6],
    ["AIFF-C NONE", { coding: "NONE" }, 1e-4],
    ["AIFF-C twos", { coding: "twos", bits: 24 }, 1e-6],
    ["AIFF-C sowt", { coding: "sowt" }, 1e-4],
    ["AIFF-C sowt of 24 bits", { coding: "sowt", bits: 24 }, 1e-6],
    ["AIFF-C fl32", { coding: "fl32", bits: 32 }, 1e-6],
    ["AIFF-C fl64", { coding: "fl64", bits: 64 }, 1e-6],
    ["with alignment before the sound", { offset: 10 }, 1e-4],
  ];
  test.each(formats)("%s reads as the same sound", async (_name, spec, tolerance) => {
    const { master, left, right } = await read(makeAiff({ ...spec, frames: 50_001, sample: opposite(tone) }));
    expect(master).toMatchObject({ container: "aiff", sampleRate: 44_100, channels: 2, frames: 50_001, bitDepth: spec.bits ?? 16 });
    expect(left).toHaveLength(50_001);
    expect(worst(left, tone)).toBeLessThanOrEqual(tolerance);
    expect(worst(right, (at) => tone(at) * -0.5)).toBeLessThanOrEqual(tolerance);
  });

  test.each([8_000, 48_000, 88_200, 192_000])("the 80-bit rate of %i Hz is read", async (sampleRate) => {
    const { master } = await read(makeAiff({ sampleRate, channels: 1, frames: sampleRate }));
    expect(master.sampleRate).toBe(sampleRate);
  });

  test.each([
    ["compressed sound", makeAiff({ coding: "ima4" }), /IMA ADPCM/],
    ["an unknown coding", makeAiff({ coding: "zzzz" }), /“zzzz”/],
    ["a file cut in the middle", makeAiff({ frames: 44_100 * 6 }).subarray(0, 44_100 * 4 * 2), /1 of the 6 seconds/],
    ["sound before its format", makeAiff({ soundFirst: true }), /before its format/],
    ["no channels", makeAiff({ channels: 0 }), /0 channels/],
    ["a rate out of bounds", makeAiff({ sampleRate: 4_000 }), /4000 Hz/],
  ])("%s is refused", async (_name, file, reason) => await refused(file, reason));

  test("a header that promises frames beyond the chunk is not believed", async () => {
    const { master } = await read(makeAiff({ frames: 60_000, declaredFrames: 4_000_000_000 }));
    expect(master.frames).toBe(60_000);
  });
});

describe("FLAC, bit by bit", () => {
  const music = (frame: number, channel: number) => 0.6 * Math.sin(frame * 0.05 + channel) + 0.2 * Math.sin(frame * 0.31);
  const specs: [string, FlacSpec][] = [
    ["verbatim", { coding: "verbatim" }],
    ["fixed predictors", { coding: "fixed" }],
    ["linear prediction", { coding: "linear" }],
    ["residuals as plain numbers", { coding: "escaped" }],
    ["left and side", { stereo: "left-side" }],
    ["side and right", { stereo: "side-right" }],
    ["middle and side", { stereo: "mid-side", coding: "linear" }],
    ["24-bit", { bits: 24, coding: "linear", stereo: "mid-side" }],
    ["32-bit", { bits: 32, coding: "fixed" }],
    ["mono", { channels: 1 }],
    ["wasted bits", { bits: 24, wasted: 8 }],
    ["large blocks", { blockFrames: 16_384 }],
    ["a cover before the sound", { coverBytes: 200_000 }],
  ];
  test.each(specs)("%s", async (_name, given) => {
    const spec: FlacSpec = { frames: 44_101, sample: music, ...given };
    const { bits = 16, channels = 2 } = spec;
    const { master, left, right } = await read(makeFlac(spec));
    expect(master).toMatchObject({ container: "flac", sampleRate: 44_100, bitDepth: bits, channels, frames: 44_101 });
    expect(left).toHaveLength(44_101);
    const exact = (channel: number) => (at: number) => Math.fround(flacSample(spec, at, channel) / 2 ** (bits - 1));
    expect(worst(left, exact(0))).toBe(0);
    expect(worst(right, exact(channels === 1 ? 0 : 1))).toBe(0);
  });

  test("silence as constants", async () => {
    const { left } = await read(makeFlac({ coding: "constant", frames: 50_000, sample: () => -0.25 }));
    expect(new Set(left)).toEqual(new Set([-0.25]));
  });

  test("five channels are mixed as those of a WAV are", async () => {
    const spec = { channels: 5, frames: 44_100, sample: (frame: number, channel: number) => 0.5 * Math.sin(frame * 0.01 * (channel + 1)) };
    const flac = await read(makeFlac(spec));
    const wav = await read(makeWav(spec));
    expect(worst(flac.left, (at) => wav.left[at] ?? 0)).toBeLessThan(1e-6);
    expect(worst(flac.right, (at) => wav.right[at] ?? 0)).toBeLessThan(1e-6);
  });

  test("an ID3 tag before it hides nothing", async () => {
    const tag = Buffer.from([0x49, 0x44, 0x33, 4, 0, 0, 0, 0, 1, 0, ...Array<number>(128).fill(0)]);
    const { master } = await read(Buffer.concat([tag, makeFlac({ frames: 44_100 })]));
    expect(master.container).toBe("flac");
  });

  test("one bit that fell over is found", async () => {
    const file = makeFlac({ frames: 44_100 * 4 });
    file[Math.floor(file.length / 2)] = (file[Math.floor(file.length / 2)] ?? 0) ^ 4;
    await refused(file, /damaged after [12] seconds/);
  });

  test.each([
    ["a file cut in the middle", (() => { const file = makeFlac({ frames: 44_100 * 6 }); return file.subarray(0, file.length / 3); })(), /[12] of the 6 seconds/],
    ["one of unknown length", makeFlac({ declaredFrames: 0, frames: 50_000 }), /how long it is/],
    ["one of 21 minutes", makeFlac({ declaredFrames: 44_100 * 60 * 21, frames: 50_000 }), /21 minutes/],
  ])("%s is refused", async (_name, file, reason) => await refused(file, reason));

  test("random bytes after a good header end in a refusal, never in a crash or without end", async () => {
    const head = makeFlac({ frames: 44_100 }).subarray(0, 42);
    for (let seed = 1; seed <= 40; seed++) {
      const noise = createHash("shake256", { outputLength: 60_000 }).update(String(seed)).digest();
      noise.set([0xff, 0xf8], 0);
      await refused(Buffer.concat([head, noise]), /damaged|cut off/);
    }
  });
});

describe("MP3", () => {
  const process = async (file: Uint8Array, tag?: { title: string; artist: string; licenceUrl: string }) => {
    const mp3: Uint8Array[] = [];
    let preview = 0;
    const facts = await processMaster(
      { size: file.length, open: () => inChunks(file, 7_001) },
      { mp3: { write: async (bytes) => void mp3.push(bytes.slice()) }, preview: { write: async (bytes) => void (preview += bytes.length) } },
      tag === undefined ? {} : { tag },
    );
    return { facts, mp3: Buffer.concat(mp3), preview };
  };

  test("is measured by its frames and delivered as it is, without the tags around it", async () => {
    const frames = await makeMp3();
    const cover = Buffer.concat([Buffer.from([0x49, 0x44, 0x33, 3, 0, 0, 0, 1, 0, 0]), Buffer.alloc(16_384, 0xff)]);
    const { facts, mp3, preview } = await process(Buffer.concat([cover, frames, Buffer.from("TAG".padEnd(128))]));
    expect(facts).toMatchObject({ container: "mp3", sampleRate: 44_100, bitDepth: 0, channels: 2 });
    expect(facts.durationMs).toBeGreaterThanOrEqual(3_000);
    expect(facts.durationMs).toBeLessThan(3_100);
    expect(mp3.equals(frames)).toBe(true);
    expect(preview).toBeGreaterThan(30_000);
  });

  test("what the encoder put around the sound is not counted", async () => {
    const frames = await makeMp3();
    const count = Math.floor(frames.length / 1_045) + 1;
    const { left, master } = await read(Buffer.concat([infoFrame({ frames: 116, delay: 576, padding: 756 }), frames]));
    expect(Math.abs(count - 116)).toBeLessThanOrEqual(2);
    expect(master.frames % 1_152).toBe((-576 - 756 + 1_152 * 2) % 1_152);
    expect(Math.abs(left.length - master.frames)).toBeLessThan(1_152 * 2);
  });

  test("carries title, artist and licence as an ID3v2.4 tag that players pass over", async () => {
    const { mp3 } = await process(makeWav({ frames: 44_100 * 2 }), { title: "Nachtbus Ü", artist: "Ben", licenceUrl: "https://example.test/beats/nachtbus" });
    expect(mp3.subarray(0, 5).toString("latin1")).toBe("ID3\x04\x00");
    const words = mp3.subarray(0, 400).toString("utf8");
    for (const wanted of ["TIT2", "Nachtbus Ü", "TPE1", "Ben", "WCOP", "https://example.test/beats/nachtbus"]) expect(words).toContain(wanted);
    const decoder = new MPEGDecoder();
    await decoder.ready;
    const { samplesDecoded, errors } = decoder.decode(new Uint8Array(mp3));
    decoder.free();
    expect(errors).toEqual([]);
    expect(samplesDecoded).toBeGreaterThan(44_100 * 2 - 1);
  });

  test("one that promises more frames than it has is refused as cut off", async () => {
    const frames = await makeMp3();
    await refused(Buffer.concat([infoFrame({ frames: 1_000 }), frames]), /of the 26 seconds/);
  });

  test("one of too few bits is refused", async () => {
    const file = await makeMp3({ kilobits: 128 });
    const { master } = await read(file);
    expect(master.container).toBe("mp3");
    const sparse = Buffer.concat(Array.from({ length: 200 }, () => Buffer.concat([Buffer.from([0xff, 0xfb, 0x50, 0xc4]), Buffer.alloc(204)])));
    await refused(sparse, /64 kbit\/s/);
  });

  test("noise that begins like a frame is refused", async () => {
    const noise = createHash("shake256", { outputLength: 200_000 }).update("x").digest();
    noise.set([0xff, 0xfb, 0xe0, 0x44], 0);
    await refused(noise, /no MP3|damaged/);
  });
});
