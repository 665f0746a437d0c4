import { sine } from "./makeWav";

/** Builds AIFF and AIFF-C files for tests. */
export interface AiffSpec {
  sampleRate?: number;
  channels?: number;
  bits?: number;
  frames?: number;
  sample?: (frame: number, channel: number) => number;
  /** Makes it an AIFF-C. */
  coding?: string;
  /** What the header says, where it differs. */
  declaredFrames?: number;
  /** Bytes of alignment before the sound. */
  offset?: number;
  soundFirst?: boolean;
}

export function makeAiff(spec: AiffSpec = {}): Buffer {
  const { coding, offset = 0 } = spec;
  const common = chunk("COMM", makeCommon(spec));
  const alignment = Buffer.alloc(8 + offset);
  alignment.writeUInt32BE(offset, 0);
  const sound = chunk("SSND", Buffer.concat([alignment, makeData(spec)]));
  const name = chunk("NAME", Buffer.from("odd"));
  const body = Buffer.concat([Buffer.from(coding === undefined ? "AIFF" : "AIFC"), name, ...(spec.soundFirst ? [sound, common] : [common, sound])]);
  return chunk("FORM", body);
}

function makeCommon({ sampleRate = 44_100, channels = 2, bits = 16, frames = sampleRate * 2, coding, declaredFrames }: AiffSpec): Buffer {
  const common = Buffer.alloc(coding === undefined ? 18 : 24);
  common.writeUInt16BE(channels, 0);
  common.writeUInt32BE(declaredFrames ?? frames, 2);
  common.writeUInt16BE(bits, 6);
  const exponent = Math.floor(Math.log2(sampleRate));
  common.writeUInt16BE(16_383 + exponent, 8);
  common.writeBigUInt64BE(BigInt(sampleRate) << BigInt(63 - exponent), 10);
  if (coding !== undefined) common.write(coding, 18, "latin1");
  return common;
}

function makeData(spec: AiffSpec): Buffer {
  const { sampleRate = 44_100, channels = 2, bits = 16, frames = sampleRate * 2, sample = sine(440, sampleRate), coding = "NONE" } = spec;
  const width = bits / 8;
  const data = Buffer.alloc(frames * channels * width);
  for (let frame = 0, at = 0; frame < frames; frame++) {
    for (let channel = 0; channel < channels; channel++, at += width) writeSample(data, at, sample(frame, channel), width, coding);
  }
  return data;
}

function writeSample(data: Buffer, at: number, value: number, width: number, coding: string): void {
  if (coding === "fl32") return void data.writeFloatBE(value, at);
  if (coding === "fl64") return void data.writeDoubleBE(value, at);
  const scale = 2 ** (width * 8 - 1);
  const whole = Math.max(-scale, Math.min(scale - 1, Math.round(value * scale)));
  if (coding === "sowt") data.writeIntLE(whole, at, width);
  else data.writeIntBE(whole, at, width);
}

function chunk(id: string, body: Uint8Array): Buffer {
  const head = Buffer.alloc(8);
  head.write(id, 0, "latin1");
  head.writeUInt32BE(body.length, 4);
  return Buffer.concat([head, body, Buffer.alloc(body.length % 2)]);
}
