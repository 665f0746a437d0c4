import { crc16, crc8 } from "../flac/crc";
import { sine } from "./makeWav";

type Coding = "constant" | "verbatim" | "fixed" | "linear" | "escaped";

/** Builds FLAC files for tests: every kind of subframe, every way to join two channels. */
export interface FlacSpec {
  sampleRate?: number;
  channels?: number;
  bits?: number;
  frames?: number;
  /** −1..1 */
  sample?: (frame: number, channel: number) => number;
  coding?: Coding;
  stereo?: "independent" | "left-side" | "side-right" | "mid-side";
  blockFrames?: number;
  /** Lowest bits of every sample that are always 0. */
  wasted?: number;
  /** What the header says, where it differs. */
  declaredFrames?: number;
  /** Bytes of a cover between the header and the sound. */
  coverBytes?: number;
}

const ASSIGNMENT = { "left-side": 8, "side-right": 9, "mid-side": 10 } as const;

export function makeFlac(spec: FlacSpec = {}): Buffer {
  const { sampleRate = 44_100, channels = 2, bits = 16, frames = sampleRate * 2, blockFrames = 4_096, coverBytes = 0 } = spec;
  const parts: Buffer[] = [Buffer.from("fLaC"), metadata(0, streamInfo({ sampleRate, channels, bits, frames: spec.declaredFrames ?? frames, blockFrames }), coverBytes === 0)];
  if (coverBytes > 0) parts.push(metadata(6, Buffer.alloc(coverBytes, 0xff), true));
  for (let from = 0, number = 0; from < frames; from += blockFrames, number++) parts.push(frame(spec, number, from, Math.min(blockFrames, frames - from)));
  return Buffer.concat(parts);
}

/** The whole numbers that a spec's sound is. */
export function flacSample({ sampleRate = 44_100, bits = 16, sample = sine(440, sampleRate), wasted = 0 }: FlacSpec, at: number, channel: number): number {
  const scale = 2 ** (bits - 1);
  const whole = Math.max(-scale, Math.min(scale - 1, Math.round(sample(at, channel) * scale)));
  return Math.floor(whole / 2 ** wasted) * 2 ** wasted;
}

function streamInfo(info: { sampleRate: number; channels: number; bits: number; frames: number; blockFrames: number }): Buffer {
  const body = Buffer.alloc(34);
  body.writeUInt16BE(info.blockFrames, 0);
  body.writeUInt16BE(info.blockFrames, 2);
  body.writeBigUInt64BE((BigInt(info.sampleRate) << 44n) | (BigInt(info.channels - 1) << 41n) | (BigInt(info.bits - 1) << 36n) | BigInt(info.frames), 10);
  return body;
}

function metadata(type: number, body: Buffer, last: boolean): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt32BE(((last ? 0x80 : 0) | type) * 2 ** 24 + body.length);
  return Buffer.concat([head, body]);
}

class BitWriter {
  private bits = "";
  write(value: number, width: number): void {
    const wrapped = value < 0 ? BigInt(value) + (1n << BigInt(width)) : BigInt(value);
    this.bits += wrapped.toString(2).padStart(width, "0");
  }
  unary(zeros: number): void {
    this.bits += "0".repeat(zeros) + "1";
  }
  bytes(): Buffer {
    const padded = this.bits.padEnd(Math.ceil(this.bits.length / 8) * 8, "0");
    return Buffer.from(padded.match(/.{8}/g)?.map((byte) => Number.parseInt(byte, 2)) ?? []);
  }
}

function frame(spec: FlacSpec, number: number, from: number, size: number): Buffer {
  const { channels = 2, bits = 16, stereo = "independent", wasted = 0, coding = "fixed" } = spec;
  const header = new BitWriter();
  header.write(0x7ffc, 15);
  header.write(0, 1);
  header.write(7, 4);
  header.write(0, 4);
  header.write(stereo === "independent" ? channels - 1 : ASSIGNMENT[stereo], 4);
  header.write(0, 4);
  for (const byte of Buffer.from(String.fromCodePoint(number))) header.write(byte, 8);
  header.write(size - 1, 16);
  const head = header.bytes();
  const body = new BitWriter();
  for (const byte of [...head, crc8(head, 0, head.length)]) body.write(byte, 8);
  const sound = Array.from({ length: channels }, (_, channel) => Array.from({ length: size }, (_, at) => flacSample(spec, from + at, channel)));
  for (const { samples, extra } of joined(sound, stereo)) subframe(body, samples.map((sample) => sample / 2 ** wasted), bits + extra, wasted, coding);
  const bytes = body.bytes();
  const sum = Buffer.alloc(2);
  sum.writeUInt16BE(crc16(bytes, 0, bytes.length));
  return Buffer.concat([bytes, sum]);
}

function joined(sound: number[][], stereo: FlacSpec["stereo"]): { samples: number[]; extra: number }[] {
  const [left = [], right = []] = sound;
  const side = { samples: left.map((sample, at) => sample - (right[at] ?? 0)), extra: 1 };
  if (stereo === "left-side") return [{ samples: left, extra: 0 }, side];
  if (stereo === "side-right") return [side, { samples: right, extra: 0 }];
  if (stereo === "mid-side") return [{ samples: left.map((sample, at) => Math.floor((sample + (right[at] ?? 0)) / 2)), extra: 0 }, side];
  return sound.map((samples) => ({ samples, extra: 0 }));
}

function subframe(out: BitWriter, samples: number[], width: number, wasted: number, coding: Coding): void {
  const depth = width - wasted;
  const order = coding === "fixed" || coding === "escaped" ? 2 : 3;
  out.write(0, 1);
  out.write({ constant: 0, verbatim: 1, fixed: 10, escaped: 10, linear: 34 }[coding], 6);
  out.write(wasted > 0 ? 1 : 0, 1);
  if (wasted > 0) out.unary(wasted - 1);
  if (coding === "constant") return out.write(samples[0] ?? 0, depth);
  if (coding === "verbatim") return samples.forEach((sample) => out.write(sample, depth));
  for (const sample of samples.slice(0, order)) out.write(sample, depth);
  // 1.9, −1.1, 0.15 in steps of 1/1024: near enough to follow a tone, and not a fixed predictor.
  const weights = coding === "linear" ? [1_945, -1_126, 154] : [2, -1];
  const shift = coding === "linear" ? 10 : 0;
  if (coding === "linear") {
    out.write(13, 4);
    out.write(shift, 5);
    for (const weight of weights) out.write(weight, 14);
  }
  const residuals = samples.slice(order).map((sample, at) => {
    const sum = weights.reduce((total, weight, back) => total + weight * (samples[order + at - 1 - back] ?? 0), 0);
    return sample - Math.floor(sum / 2 ** shift);
  });
  if (coding === "escaped") writeEscaped(out, residuals, depth + 2);
  else writeRice(out, residuals);
}

function writeRice(out: BitWriter, residuals: number[]): void {
  const mean = residuals.reduce((sum, value) => sum + Math.abs(value), 0) / Math.max(1, residuals.length);
  const parameter = Math.max(0, Math.min(30, Math.ceil(Math.log2(mean + 1))));
  out.write(1, 2);
  out.write(0, 4);
  out.write(parameter, 5);
  for (const value of residuals) {
    const folded = value >= 0 ? value * 2 : -value * 2 - 1;
    out.unary(Math.floor(folded / 2 ** parameter));
    if (parameter > 0) out.write(folded % 2 ** parameter, parameter);
  }
}

function writeEscaped(out: BitWriter, residuals: number[], width: number): void {
  out.write(0, 2);
  out.write(0, 4);
  out.write(15, 4);
  out.write(Math.min(31, width), 5);
  for (const value of residuals) out.write(value, Math.min(31, width));
}
