import { describe, expect, test } from "vitest";
import { ByteReader } from "../byteReader";
import { inChunks, makeWav, sine, type WavSpec } from "../testing/makeWav";
import { readFrames } from "../pcm/frames";
import { readWavHeader } from "./header";

/** Reads in awkward chunks, so that frames and chunk headers lie across their borders. */
async function read(file: Uint8Array, chunkSize = 1_013) {
  const reader = new ByteReader(inChunks(file, chunkSize));
  const header = await readWavHeader(reader, file.length);
  const left: number[] = [];
  const right: number[] = [];
  for await (const block of readFrames(reader, header)) {
    left.push(...block.left);
    right.push(...block.right);
  }
  return { header, left, right };
}

const frames = 9_001;
const tone = sine(440, 44_100, 0.7);

describe("every sample format reads as the same sound", () => {
  const formats: [string, WavSpec, number][] = [
    ["8-bit unsigned", { bits: 8 }, 1 / 120],
    ["16-bit", { bits: 16 }, 1e-4],
    ["24-bit", { bits: 24 }, 1e-6],
    ["32-bit", { bits: 32 }, 1e-6],
    ["32-bit float", { bits: 32, kind: "float" }, 1e-6],
    ["64-bit float", { bits: 64, kind: "float" }, 1e-6],
    ["extensible 24-bit", { bits: 24, extensible: true }, 1e-6],
    ["extensible float", { bits: 32, kind: "float", extensible: true }, 1e-6],
    ["24 valid bits in 32", { bits: 32, validBits: 24, extensible: true }, 1e-6],
    ["RF64", { bits: 16, form: "RF64" }, 1e-4],
  ];
  test.each(formats)("%s", async (_name, spec, tolerance) => {
    const { left, right } = await read(makeWav({ ...spec, frames, sample: (frame, channel) => tone(frame) * (channel === 0 ? 1 : -1) }));
    expect(left).toHaveLength(frames);
    const worst = left.reduce((most, value, at) => Math.max(most, Math.abs(value - tone(at)), Math.abs((right[at] ?? 0) + tone(at))), 0);
    expect(worst).toBeLessThanOrEqual(tolerance);
  });

  test("the bit depth is what carries sound, not its container", async () => {
    const { header } = await read(makeWav({ bits: 32, validBits: 24, extensible: true, frames: 10 }));
    expect(header.format).toMatchObject({ bitDepth: 24, bytesPerSample: 4 });
  });
});

describe("channels", () => {
  test("mono goes to both sides", async () => {
    const { left, right } = await read(makeWav({ channels: 1, bits: 32, kind: "float", frames: 10, sample: () => 0.25 }));
    expect([left[3], right[3]]).toEqual([0.25, 0.25]);
  });

  test.each([3, 4, 5, 6, 7, 8])("%i channels at full scale do not clip, and left stays left", async (channels) => {
    const loud = await read(makeWav({ channels, bits: 32, kind: "float", frames: 4, sample: () => 1 }));
    expect(Math.max(...loud.left, ...loud.right)).toBeLessThanOrEqual(1.000001);
    const leftOnly = await read(makeWav({ channels, bits: 32, kind: "float", frames: 4, sample: (_, channel) => (channel === 0 ? 1 : 0) }));
    expect(leftOnly.left[0]).toBeGreaterThan(0.2);
    expect(leftOnly.right[0]).toBe(0);
  });
});

describe("headers as broken tools write them", () => {
  test.each([0, 0xffff_ffff])("a data size of %i means: to the end of the file", async (declaredDataBytes) => {
    const { left, header } = await read(makeWav({ frames: 500, declaredDataBytes }));
    expect(left).toHaveLength(500);
    expect(header.missingBytes).toBe(0);
  });

  test("odd chunks with and without sound are passed over, pad byte included", async () => {
    const before = [
      { id: "LIST", body: new Uint8Array(33) },
      { id: "bext", body: new Uint8Array(70_001).fill(0x64) },
    ];
    const { left } = await read(makeWav({ frames: 500, before }));
    expect(left).toHaveLength(500);
    expect(left[1]).toBeCloseTo(sine(440, 44_100)(1), 3);
  });

  test("junk after the data is no sound", async () => {
    const { left } = await read(makeWav({ frames: 500, after: new Uint8Array(1_001).fill(0x7f) }));
    expect(left).toHaveLength(500);
  });

  test("data that is cut is read as far as it goes, in whole frames, and the loss is known", async () => {
    const whole = makeWav({ frames: 1_000 });
    const { left, header } = await read(whole.subarray(0, whole.length - 2_002));
    expect(left).toHaveLength(499);
    expect(header.missingBytes).toBe(2_002);
  });

  test("a frame size of 0 is read by the bit depth", async () => {
    const { left } = await read(makeWav({ frames: 500, declaredFrameBytes: 0 }));
    expect(left).toHaveLength(500);
  });

  test("floats that are no numbers become silence", async () => {
    const sample = (frame: number) => [Number.NaN, Number.POSITIVE_INFINITY, 0.5][frame] ?? 0;
    const { left } = await read(makeWav({ bits: 32, kind: "float", frames: 3, sample }));
    expect(left).toEqual([0, 0, 0.5]);
  });
});

describe("files that cannot be read are refused with the reason", () => {
  const refused: [string, Uint8Array, RegExp][] = [
    ["compressed sound", makeWav({ frames: 10, formatTag: 0x55 }), /compressed sound \(MP3\)/],
    ["an unknown format", makeWav({ frames: 10, formatTag: 0x1234 }), /format 0x1234/],
    ["a big-endian file", makeWav({ frames: 10, form: "RIFX" }), /big-endian/],
    ["no channels", makeWav({ frames: 10, channels: 0 }), /0 channels/],
    ["too many channels", makeWav({ frames: 10, channels: 9 }), /9 channels/],
    ["a rate out of bounds", makeWav({ frames: 10, sampleRate: 4_000 }), /4000 Hz/],
    ["half-precision floats", makeWav({ frames: 10, formatTag: 3, bits: 16 }), /16-bit float/],
    ["a header and nothing else", makeWav({ frames: 10 }).subarray(0, 30), /cut short|no sound/],
    ["a format without sound", makeWav({ frames: 10 }).subarray(0, 36), /no sound/],
    ["data before its format", swapped(), /before its format/],
    ["a million empty chunks", Buffer.concat([makeWav({ frames: 1 }).subarray(0, 12), Buffer.alloc(8_000_000)]), /no sound/],
  ];
  test.each(refused)("%s", async (_name, file, reason) => {
    await expect(read(file, 65_536)).rejects.toThrow(reason);
    await expect(read(file, 65_536)).rejects.toHaveProperty("name", "AudioRefused");
  });

  test("a stream that ends early is no fault of the file", async () => {
    const file = makeWav({ frames: 1_000 });
    const reader = new ByteReader(inChunks(file.subarray(0, 2_000)));
    const header = await readWavHeader(reader, file.length);
    await expect(readFrames(reader, header).next()).rejects.not.toHaveProperty("name", "AudioRefused");
  });
});

function swapped(): Buffer {
  const file = makeWav({ frames: 10 });
  return Buffer.concat([file.subarray(0, 12), file.subarray(36), file.subarray(12, 36)]);
}
